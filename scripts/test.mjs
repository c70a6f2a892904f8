// `npm test [-- vitest arguments]`: sets everything up, then runs all tests.
import { prepareWorkspace, run } from './lib/workspace.mjs';

prepareWorkspace();
run('npx', ['--no-install', 'vitest', 'run', ...process.argv.slice(2)]);
