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
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../src/open/server.js';
import { runInProcess } from './run-in-process.js';

const text = '# mine\nmodalgain: 1\ntitle: A\n';
let folder = '';
let outside = '';
let server: RunningServer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'modalgain open '));
  outside = mkdtempSync(path.join(tmpdir(), 'modalgain outside '));
  writeFileSync(path.join(outside, 'secret.csv'), 'secret');
  mkdirSync(path.join(folder, 'raw data'));
  mkdirSync(path.join(folder, 'out'));
  mkdirSync(path.join(folder, '.git'));
  writeFileSync(path.join(folder, 'study.yaml'), text);
  writeFileSync(path.join(folder, 'raw data', 'a 1.csv'), '1,2\n');
  writeFileSync(path.join(folder, 'out', 'results.json'), '{}');
  writeFileSync(path.join(folder, '.git', 'config'), 'hidden');
  symlinkSync(path.join(outside, 'secret.csv'), path.join(folder, 'link.csv'));
  symlinkSync(outside, path.join(folder, 'away'));
  server = await startServer({ study: { folder, file: 'study.yaml' }, port: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(outside, { recursive: true, force: true });
});

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');
const ask = (route: string, init?: RequestInit): Promise<Response> => fetch(server.address + route, init);
const sentence = async (response: Response): Promise<string> =>
  ((await response.json()) as { sentence: string }).sentence;

/** The first line of the answer to a request written by hand: no client mends its path or its host. */
function rawStatus(request: string): Promise<string> {
  const { port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(request));
    let answer = '';
    socket.on('data', (part) => (answer += part.toString('latin1')));
    socket.on('close', () => {
      resolve(answer.split('\r\n')[0]);
    });
    socket.on('error', reject);
  });
}

function rawRequest(target: string, headers: Record<string, string> = {}): Promise<string> {
  const all = { host: new URL(server.address).host, connection: 'close', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return rawStatus([`GET ${target} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
}

describe('modalgain open', () => {
  it('serves the page under its token, with a policy that holds at least what the page itself asks for', async () => {
    const answer = await ask('');
    expect(answer.status).toBe(200);
    const policy = answer.headers.get('content-security-policy') ?? '';
    const page = await answer.text();
    const own = /Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1].replaceAll('&#39;', "'") ?? '';
    expect(own.split('; ').length).toBeGreaterThan(5);
    for (const directive of own.split('; ')) expect(policy).toContain(directive);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page).toContain('<meta name="modalgain-home" content="served" />');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(new URL(server.address).pathname.length).toBeGreaterThan(30);
  });

  it('answers nobody without the token, by another host name, or from another page', async () => {
    const { pathname, host, port } = new URL(server.address);
    const wrong = `${pathname.slice(0, -3)}${pathname.at(-3) === 'A' ? 'B' : 'A'}${pathname.slice(-2)}`;
    const refused = 'HTTP/1.1 404 Not Found';
    expect(await rawRequest(pathname)).toBe('HTTP/1.1 200 OK');
    expect(await rawRequest('/')).toBe(refused);
    expect(await rawRequest('/index.html')).toBe(refused);
    expect(await rawRequest(wrong)).toBe(refused);
    expect(await rawRequest(`${wrong}api/study`)).toBe(refused);
    expect(await rawRequest(pathname, { host: `evil.example:${port}` })).toBe(refused);
    expect(await rawRequest(pathname, { host: `127.0.0.1.evil.example:${port}` })).toBe(refused);
    expect(await rawRequest(pathname, { host: '127.0.0.1' })).toBe(refused);
    expect(await rawRequest(`${pathname}api/study`, { origin: 'http://evil.example' })).toBe(refused);
    expect(await rawRequest(`${pathname}api/study`, { origin: 'null' })).toBe(refused);
    expect(await rawRequest(`${pathname}api/study`, { 'sec-fetch-site': 'cross-site' })).toBe(refused);
    expect(await rawRequest(`${pathname}api/study`, { 'sec-fetch-site': 'same-site' })).toBe(refused);
    expect(await rawRequest(`${pathname}api/study`, { origin: `http://${host}` })).toBe('HTTP/1.1 200 OK');
  });

  it('listens on this machine only', async () => {
    const { hostname, port } = new URL(server.address);
    expect(hostname).toBe('127.0.0.1');
    const others = ['::1', '127.0.0.2'].map(
      (host) =>
        new Promise<string>((resolve) => {
          const socket = connect(Number(port), host);
          socket.on('connect', () => {
            socket.destroy();
            resolve('connected');
          });
          socket.on('error', () => {
            resolve('refused');
          });
        }),
    );
    expect(await Promise.all(others)).toEqual(['refused', 'refused']);
  });

  it('lists the raw files and gives their bytes; results, hidden files and what leads out are left out', async () => {
    const listing: unknown = await (await ask('api/study')).json();
    expect(listing).toEqual({
      label: path.basename(folder),
      study: 'study.yaml',
      hash: sha256(text),
      files: [{ path: 'raw data/a 1.csv', byteLength: 4 }],
    });
    expect(await (await ask('api/files/raw%20data/a%201.csv')).text()).toBe('1,2\n');
  });

  it('gives nothing from outside of the folder, however it is asked for', async () => {
    const { pathname } = new URL(server.address);
    const tried = [
      '../secret.csv',
      '..%2fsecret.csv',
      '%2e%2e/secret.csv',
      '%2e%2e%2fsecret.csv',
      '..%5csecret.csv',
      'raw%20data/../../secret.csv',
      path.join(outside, 'secret.csv').replaceAll(' ', '%20'),
      `%2f${path.join(outside, 'secret.csv').slice(1).replaceAll('/', '%2f').replaceAll(' ', '%20')}`,
      'link.csv',
      'away/secret.csv',
      '.git/config',
      '%00',
      '%zz',
    ];
    for (const target of tried) {
      expect([target, await rawRequest(`${pathname}api/files/${target}`)]).toEqual([
        target,
        'HTTP/1.1 404 Not Found',
      ]);
    }
    expect(await rawRequest(`${pathname}../package.json`)).toBe('HTTP/1.1 404 Not Found');
    expect(await rawRequest(`${pathname}%2e%2e/package.json`)).toBe('HTTP/1.1 404 Not Found');
  });

  it('saves the study whole, keeps its mode, and never over a change from outside', async () => {
    const file = path.join(folder, 'study.yaml');
    chmodSync(file, 0o640);
    const saved = await ask('api/study', {
      method: 'PUT',
      body: `${text}seed: 2\n`,
      headers: { 'if-match': `"${sha256(text)}"` },
    });
    expect(await saved.json()).toEqual({ hash: sha256(`${text}seed: 2\n`) });
    expect(readFileSync(file, 'utf8')).toBe(`${text}seed: 2\n`);
    expect(statSync(file).mode & 0o777).toBe(0o640);

    writeFileSync(file, '# by another program\n');
    const late = await ask('api/study', {
      method: 'PUT',
      body: text,
      headers: { 'if-match': `"${sha256(`${text}seed: 2\n`)}"` },
    });
    expect(late.status).toBe(412);
    expect(await sentence(late)).toMatch(/changed by another program/);
    expect((await ask('api/study', { method: 'PUT', body: text })).status).toBe(428);
    expect(
      (await ask('api/study', { method: 'PUT', body: text, headers: { 'if-none-match': '*' } })).status,
    ).toBe(412);
    expect(readFileSync(file, 'utf8')).toBe('# by another program\n');
    writeFileSync(file, text);
  });

  it('replaces a raw file only where it still is what the page has read, and none outside or hidden', async () => {
    const file = path.join(folder, 'read.csv');
    writeFileSync(file, 'as read');
    const replace = (route: string, read: string): Promise<Response> =>
      ask(`api/files/${route}`, { method: 'PUT', body: 'new', headers: { 'if-match': `"${sha256(read)}"` } });
    expect((await replace('read.csv', 'something else')).status).toBe(412);
    expect(readFileSync(file, 'utf8')).toBe('as read');
    expect((await replace('read.csv', 'as read')).status).toBe(200);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect((await replace('gone.csv', 'as read')).status).toBe(412);
    for (const route of ['away/b.csv', '.git/hooks', '..%2fb.csv'])
      expect([route, (await replace(route, 'x')).status]).toEqual([route, 403]);
  });

  it('takes new raw files, replaces none unasked, and writes none outside or hidden', async () => {
    const put = (route: string, body = 'x'): Promise<Response> =>
      ask(`api/files/${route}`, { method: 'PUT', body });
    expect((await put('afm/new.csv', '3')).status).toBe(200);
    expect(readFileSync(path.join(folder, 'afm', 'new.csv'), 'utf8')).toBe('3');
    const again = await put('afm/new.csv', '4');
    expect([again.status, readFileSync(path.join(folder, 'afm', 'new.csv'), 'utf8')]).toEqual([409, '3']);
    for (const route of ['away/b.csv', '.git/hooks', '..%2fb.csv', 'a%5cb.csv', '%2fb.csv', 'a//b.csv'])
      expect([route, (await put(route)).status]).toEqual([route, 403]);
    expect(existsSync(path.join(outside, 'b.csv'))).toBe(false);
  });

  it('writes results where a run does, and only in the place of those of a run', async () => {
    const put = (files: Record<string, string>): Promise<Response> => {
      const encoded = Object.entries(files).map(([name, content]): [string, string] => [name, btoa(content)]);
      return ask('api/results', {
        method: 'PUT',
        body: JSON.stringify({ files: Object.fromEntries(encoded) }),
      });
    };
    const out = path.join(folder, 'modalgain-out');
    expect((await put({ 'results.json': '1', 'tables/a.csv': '2' })).status).toBe(200);
    expect((await put({ 'results.json': '3' })).status).toBe(200);
    expect(readFileSync(path.join(out, 'results.json'), 'utf8')).toBe('3');
    expect(existsSync(path.join(out, 'tables', 'a.csv'))).toBe(false);
    for (const name of ['../a.csv', '/a.csv', '.a', 'a/../../b'])
      expect([name, (await put({ [name]: 'x' })).status]).toEqual([name, 403]);
    rmSync(out, { recursive: true });
    mkdirSync(out);
    writeFileSync(path.join(out, 'thesis.tex'), 'mine');
    const refused = await put({ 'results.json': '1' });
    expect([refused.status, await sentence(refused)]).toEqual([
      403,
      expect.stringMatching(/holds other files/),
    ]);
    expect((await ask('api/results', { method: 'PUT', body: '{"files": 1}' })).status).toBe(403);
  });

  it('refuses other methods and a text that is too long', async () => {
    for (const method of ['POST', 'DELETE', 'PATCH', 'OPTIONS'])
      expect([method, (await ask('api/study', { method })).status]).toEqual([method, 405]);
    expect((await ask('', { method: 'POST' })).status).toBe(405);
    const { pathname, host } = new URL(server.address);
    const long = `PUT ${pathname}api/study HTTP/1.1\r\nhost: ${host}\r\nif-none-match: *\r\ncontent-length: 99999999999\r\n\r\n`;
    expect(await rawStatus(long)).toBe('HTTP/1.1 413 Payload Too Large');
  });

  it('runs a second time beside the first, on a port of its own with a token of its own', async () => {
    const second = await startServer({ study: undefined, port: 0 });
    expect(new URL(second.address).port).not.toBe(new URL(server.address).port);
    expect(new URL(second.address).pathname).not.toBe(new URL(server.address).pathname);
    expect((await fetch(second.address)).status).toBe(200);
    expect((await fetch(`${second.address}api/study`)).status).toBe(404);
    await second.close();
  });

  it('says in one sentence what it cannot open', async () => {
    const taken = new URL(server.address).port;
    const cases = [
      [['open', 'nowhere.yaml'], /nowhere\.yaml: there is no such file or folder\./],
      [['open', path.join(folder, 'raw data', 'a 1.csv')], /is no study file; name a study\.yaml/],
      [['open', folder, '--port', 'many'], /--port: found "many", expected a number/],
      [['open', folder, '--no-browser', '--port', taken], /port \d+ is in use by another program/],
    ] as const;
    for (const [args, expected] of cases) {
      const { status, stderr, stdout } = await runInProcess(...args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(expected);
    }
  });

  it('prints its address and ends on Ctrl-C', async () => {
    const bin = path.resolve(import.meta.dirname, '..', 'bin', 'modalgain.js');
    const child = spawn(process.execPath, [bin, 'open', folder, '--no-browser'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed = await new Promise<string>((resolve) =>
      child.stdout.once('data', (part: Buffer) => {
        resolve(part.toString());
      }),
    );
    const [address = ''] = /http:\S+/.exec(printed) ?? [];
    expect((await fetch(address)).status).toBe(200);
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});
