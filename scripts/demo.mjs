// `npm run demo`: sets everything up, runs the main job on the example study and says where the report is.
import path from 'node:path';
import { prepareWorkspace, root, run } from './lib/workspace.mjs';

prepareWorkspace();
const study = path.join('examples', 'flat-stamping', 'study.yaml');
const out = path.join('examples', 'flat-stamping', 'modalgain-out');
run('node', [path.join('apps', 'cli', 'bin', 'modalgain.js'), 'run', study, '--out', out]);
console.log(`\nThe report: ${path.join(root, out, 'report.html')} (open it in a browser)`);
