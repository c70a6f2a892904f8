import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * Writes `service-worker.js` beside the built page: it fetches all files of the build at the first visit and answers
 * from them ever after, so that the workbench works without a network. The kept files are named after their content; a
 * new build takes the place of the old one when its last page is closed.
 */
export function offline(): Plugin {
  let copied: readonly string[] = [];
  return {
    name: 'modalgain:offline',
    apply: 'build',
    enforce: 'post',
    configResolved({ publicDir }) {
      copied = existsSync(publicDir) ? readdirSync(publicDir) : [];
    },
    generateBundle(_, bundle) {
      const files = Object.keys(bundle)
        .filter((file) => !file.endsWith('.map'))
        .sort();
      const hash = createHash('sha256');
      for (const file of files) {
        const output = bundle[file];
        hash.update(file).update(output.type === 'chunk' ? output.code : output.source);
      }
      const version = hash.digest('hex').slice(0, 12);
      this.emitFile({
        type: 'asset',
        fileName: 'service-worker.js',
        source: serviceWorker(version, ['./', ...copied, ...files.filter((file) => file !== 'index.html')]),
      });
    },
  };
}

function serviceWorker(version: string, files: readonly string[]): string {
  return `const name = 'modalgain-${version}';
const files = ${JSON.stringify(files)};
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(files)));
});
self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((other) => other.startsWith('modalgain-') && other !== name))
      .then((old) => Promise.all(old.map((other) => caches.delete(other))))
      .then(() => self.clients.claim()),
  );
});
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  event.respondWith(
    caches
      .open(name)
      .then((cache) => cache.match(event.request, { ignoreSearch: true }))
      .then((kept) => kept ?? fetch(event.request)),
  );
});
`;
}
