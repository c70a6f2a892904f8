// `npm run bundle`: dist/modalgain.mjs, the whole command line in one file, for machines that have node and no npm.
import { chmodSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'rolldown';
import { inlinedFiles } from './inlined-files.mjs';
import { notices } from '../../../scripts/lib/notices.mjs';
import { cli, conditionNames, workers } from './rooms.mjs';

const piscina = path.dirname(createRequire(import.meta.url).resolve('piscina'));
const file = path.resolve(cli, '../../dist/modalgain.mjs');

await build({
  cwd: cli,
  input: { modalgain: 'bundle/one-file-entry.mjs' },
  platform: 'node',
  // Of piscina, for priorities of threads that are not asked for.
  external: ['@napi-rs/nice'],
  resolve: { conditionNames, alias: { ...workers, 'piscina-worker': path.join(piscina, 'worker.js') } },
  moduleTypes: { '.woff2': 'binary', '.wasm': 'binary' },
  plugins: [inlinedFiles(), notices().write],
  output: {
    file,
    banner: [
      '#!/usr/bin/env node',
      "import { fileURLToPath as pathOfUrl } from 'node:url';",
      'const modalgainFile = pathOfUrl(import.meta.url);',
    ].join('\n'),
    codeSplitting: false,
    minify: true,
  },
});
chmodSync(file, 0o755);
