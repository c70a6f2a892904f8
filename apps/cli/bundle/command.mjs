// The command line as it is run: all rooms in a few files, so that node reads what a command needs and no more.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'rolldown';
import { notices } from '../../../scripts/lib/notices.mjs';
import { cli, conditionNames, workers } from './rooms.mjs';

const { dependencies } = JSON.parse(readFileSync(path.join(cli, 'package.json'), 'utf8'));

await build({
  cwd: cli,
  // Worker threads, at the places where `builtModule` looks for them.
  input: { main: 'src/main.ts', ...workers },
  platform: 'node',
  // Packages that bring files of their own are installed beside the bundle; all others are in it.
  external: Object.keys(dependencies),
  resolve: { conditionNames },
  plugins: [notices().write],
  output: { dir: 'dist/bundle', cleanDir: true, chunkFileNames: 'chunks/[name]-[hash].js', minify: true },
});
