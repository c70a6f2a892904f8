import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, get, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '../src/open/open-browser.js';
import { admittedPath } from '../src/open/request-guard.js';
import { mayBeRead, mayBeWritten } from '../src/open/served-names.js';
import { startServer, type RunningServer } from '../src/open/server.js';

let place = '';
let server: RunningServer;

beforeAll(async () => {
  place = mkdtempSync(path.join(tmpdir(), 'modalgain guard '));
  mkdirSync(path.join(place, 'study'));
  mkdirSync(path.join(place, 'thesis'));
  writeFileSync(path.join(place, 'study', 'study.yaml'), 'modalgain: 1\n');
  server = await startServer({ study: { folder: path.join(place, 'study'), file: 'study.yaml' }, port: 0 });
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(async () => {
  await server.close();
  rmSync(place, { recursive: true, force: true });
});

/** The status of the answer to a GET with these headers. */
const status = (address: string, headers: IncomingHttpHeaders): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    get(address, { headers, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });

const goingThere = {
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
};

describe('the address of modalgain open', () => {
  // The program that opens a browser bears another name on other systems.
  it.runIf(process.platform === 'linux')(
    'is no argument of a program: a file of its owner leads to it',
    async () => {
      const noted = path.join(place, 'noted');
      const opener = path.join(place, 'xdg-open');
      writeFileSync(
        opener,
        `#!/bin/sh\nprintf '%s' "$*" > "${noted}.part" && mv "${noted}.part" "${noted}"\n`,
      );
      chmodSync(opener, 0o755);
      vi.stubEnv('PATH', `${place}:${process.env.PATH ?? ''}`);
      const removeFile = await openBrowser(server.address);
      await vi.waitFor(() => expect(existsSync(noted)).toBe(true), 5000);
      const file = readFileSync(noted, 'utf8');
      expect(file).not.toContain(new URL(server.address).pathname.replaceAll('/', ''));
      expect(readFileSync(file, 'utf8')).toContain(`content="0; url=${server.address}"`);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
      await removeFile();
      expect(existsSync(path.dirname(file))).toBe(false);
    },
  );

  it('is gone to from that file; nothing behind the page is', async () => {
    expect(await status(server.address, goingThere)).toBe(200);
    expect(await status(`${server.address}api/study`, goingThere)).toBe(404);
    expect(await status(`${server.address}assets/`, goingThere)).toBe(404);
    expect(await status(server.address, { ...goingThere, 'sec-fetch-dest': 'iframe' })).toBe(404);
    expect(await status(server.address, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' })).toBe(
      404,
    );
    expect(await status(server.address, { ...goingThere, origin: 'http://evil.example' })).toBe(404);
  });

  it('is answered without its port where this is the port of http, and only there', async () => {
    const asked = async (assumedPort: number, headers: IncomingHttpHeaders): Promise<number | undefined> => {
      const listener = createServer((request, response) => {
        response.writeHead(admittedPath(request, 'token', assumedPort) === undefined ? 404 : 200).end();
      });
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
      const { port } = listener.address() as AddressInfo;
      const found = await status(`http://127.0.0.1:${port}/token/api/study`, headers);
      listener.close();
      return found;
    };
    expect(await asked(80, { host: '127.0.0.1', origin: 'http://127.0.0.1' })).toBe(200);
    expect(await asked(80, { host: 'localhost' })).toBe(200);
    expect(await asked(80, { host: 'localhost:80' })).toBe(200);
    expect(await asked(80, { host: 'evil.example' })).toBe(404);
    expect(await asked(81, { host: '127.0.0.1' })).toBe(404);
  });
});

describe('names of files that the page asks for', () => {
  const hidden = ['.git/config', 'sub/.git/config', 'sub\\.git\\config', '..\\a.csv'];
  const otherwiseOnWindows = ['a.txt::$DATA', 'a.txt:b', 'con', 'raw/NUL.csv', 'com1.txt', 'COM¹', 'aux .a'];
  const cutOnWindows = ['a.csv.', 'a.csv ', 'raw./a.csv'];
  const usual = ['a 1.csv', 'raw data/SC1 78.4uJ.txt', 'console.csv', 'común/ñ.csv', 'a~b.csv', 'a..b.csv'];

  it('are refused where they are hidden, or lead to another file on Windows', () => {
    for (const file of hidden)
      for (const system of ['linux', 'win32'] as const)
        expect([file, mayBeRead(file, system)]).toEqual([file, false]);
    for (const file of [...otherwiseOnWindows, ...cutOnWindows, 'GIT~1/config'])
      expect([file, mayBeRead(file, 'win32'), mayBeRead(file, 'linux')]).toEqual([file, false, true]);
    for (const file of usual)
      expect([file, mayBeRead(file, 'win32'), mayBeWritten(file, 'win32')]).toEqual([file, true, true]);
  });

  it('are not given to new files on any system', async () => {
    for (const file of [
      ...otherwiseOnWindows,
      ...cutOnWindows,
      ...hidden,
      'a\\b.csv',
      '/a.csv',
      'a//b.csv',
      'a\nb.csv',
      'a\0b',
    ]) {
      expect([file, mayBeWritten(file, 'linux')]).toEqual([file, false]);
      const answer = await fetch(`${server.address}api/files/${encodeURIComponent(file)}`, {
        method: 'PUT',
        body: 'x',
      });
      expect([file, answer.status]).toEqual([file, 403]);
      expect(((await answer.json()) as { sentence: string }).sentence).toMatch(
        /hidden, or reserved by Windows; rename it\.$/,
      );
    }
    const plain = await fetch(`${server.address}api/files/raw/a%7E1.csv`, { method: 'PUT', body: 'x' });
    expect(plain.status).toBe(process.platform === 'win32' ? 403 : 200);
  });
});

describe('results that are written into a folder with links', () => {
  const put = (files: Record<string, string>): Promise<Response> => {
    const encoded = Object.entries(files).map(([name, content]) => [name, btoa(content)]);
    return fetch(`${server.address}api/results`, {
      method: 'PUT',
      body: JSON.stringify({ files: Object.fromEntries(encoded) as unknown }),
    });
  };

  it('never go or remove anything where a link leads', async () => {
    const out = path.join(place, 'study', 'modalgain-out');
    const thesis = path.join(place, 'thesis');
    expect((await put({ 'results.json': '1', 'tables/a.csv': 'ours' })).status).toBe(200);
    rmSync(path.join(out, 'tables'), { recursive: true });
    writeFileSync(path.join(thesis, 'a.csv'), 'mine');
    symlinkSync(thesis, path.join(out, 'tables'));
    const attempts: Record<string, string>[] = [
      { 'results.json': '2', 'tables/a.csv': 'new' },
      { 'results.json': '2' },
    ];
    for (const files of attempts) {
      const refused = await put(files);
      expect(refused.status).toBe(403);
      expect(((await refused.json()) as { sentence: string }).sentence).toBe(
        `${path.join('modalgain-out', 'tables')}: is a link; results are not written through it. Take it out of the folder.`,
      );
      expect(readFileSync(path.join(thesis, 'a.csv'), 'utf8')).toBe('mine');
      expect(readFileSync(path.join(out, 'results.json'), 'utf8')).toBe('1');
    }
    rmSync(path.join(out, 'tables'));
    expect((await put({ 'results.json': '3', 'tables/a.csv': 'new' })).status).toBe(200);
  });
});
