import { createServer, type Server } from 'node:http';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { policy } from '../../build/content-security-policy.ts';

export const builtFolder = path.resolve(import.meta.dirname, '..', '..', 'dist');

const types: Partial<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** Serves the built page as any file server would, with the policy as a header too. */
export async function serveBuiltPage(): Promise<{ readonly server: Server; readonly address: string }> {
  if (!existsSync(path.join(builtFolder, 'index.html')))
    throw new Error('the workbench is not built; run `npm run build` first');
  const server = createServer((request, response) => {
    const [asked = '/'] = (request.url ?? '/').split('?');
    const name = asked.endsWith('/') ? `${asked}index.html` : asked;
    readFile(path.join(builtFolder, path.normalize(name))).then(
      (body) => {
        response.writeHead(200, {
          'content-type': types[path.extname(name)] ?? 'application/octet-stream',
          'content-security-policy': policy,
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
