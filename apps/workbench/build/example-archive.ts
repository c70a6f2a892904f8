import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import type { Plugin } from 'vite';

const folder = path.resolve(import.meta.dirname, '../../../examples/flat-stamping');
const notOfTheStudy = new Set(['truth.json', 'README.md']);
// A date of its own would give the archive other bytes at each build.
const mtime = '1980-01-01T00:00:00';

/** The example study as one archive, the same bytes from the same files. */
function exampleArchive(): Uint8Array {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !notOfTheStudy.has(name) && !name.startsWith('modalgain-out'))
    .sort();
  return zipSync(
    Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(path.join(folder, name)))])),
    { level: 9, mtime },
  );
}

/** Offers the example to the page as `example.zip`, in the build and in development. */
export function offerExample(): Plugin {
  return {
    name: 'modalgain:example',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'example.zip', source: exampleArchive() });
    },
    configureServer(server) {
      server.middlewares.use('/example.zip', (_, response) => response.end(exampleArchive()));
    },
  };
}
