// The command line as it is run: all rooms in a few files, so that node reads what a command needs and no more.
import { build } from 'rolldown';
import { notices } from '../../../scripts/lib/notices.mjs';
import { cli, conditionNames, workers } from './rooms.mjs';

await build({
  cwd: cli,
  // Worker threads, at the places where `builtModule` looks for them.
  input: { main: 'src/main.ts', ...workers },
  platform: 'node',
  // Packages that bring files of their own stay what they are.
  external: ['@resvg/resvg-wasm', 'h5wasm', 'pdfkit', 'piscina'],
  resolve: { conditionNames },
  plugins: [notices().write],
  output: { dir: 'dist/bundle', cleanDir: true, chunkFileNames: 'chunks/[name]-[hash].js', minify: true },
});
