// The command line as it is run: all rooms in a few files, so that node reads what a command needs and no more.
import { build } from 'rolldown';

const compute = '../../packages/compute/src';

await build({
  cwd: import.meta.dirname,
  input: {
    main: 'src/main.ts',
    // Worker threads, at the places where `builtModule` looks for them.
    'node/sweep/worker': `${compute}/node/sweep/worker.ts`,
    'node/monte-carlo/worker': `${compute}/node/monte-carlo/worker.ts`,
  },
  platform: 'node',
  // Packages that bring files of their own stay what they are.
  external: ['@resvg/resvg-wasm', 'h5wasm', 'pdfkit', 'piscina'],
  resolve: { conditionNames: ['modalgain-source', 'node', 'import', 'default'] },
  output: { dir: 'dist/bundle', cleanDir: true, chunkFileNames: 'chunks/[name]-[hash].js', minify: true },
});
