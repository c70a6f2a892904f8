import { contentHash } from '../storage/content-hash';
import { keepSetting } from './kept-settings';
import { newFiles, type HomeContent, type SaveOutcome, type StudyHome } from './study-home';

interface Listing {
  readonly label: string;
  readonly study: string;
  readonly hash: string | null;
  readonly files: readonly { readonly path: string }[];
}

/** Whether `modalgain open` serves a study beside the page. */
export const isServed = (): boolean => document.querySelector('meta[name="modalgain-home"]') !== null;

const address = (route: string): string => new URL(`./api/${route}`, location.href).href;
const fileAddress = (path: string): string =>
  address(`files/${path.split('/').map(encodeURIComponent).join('/')}`);

/** The server ended, or refused; its sentence where it gave one. */
async function sentenceOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined);
  const sentence = (body as { sentence?: unknown } | undefined)?.sentence;
  return typeof sentence === 'string'
    ? sentence
    : `The program answered with ${response.status}; nothing was written.`;
}

async function fetched(input: string, init?: RequestInit): Promise<Response> {
  return fetch(input, init).catch((cause: unknown) => {
    throw new Error('The program "modalgain open" no longer answers; start it again or download the study.', {
      cause,
    });
  });
}

async function read(path: string): Promise<Uint8Array> {
  const response = await fetched(fileAddress(path));
  if (!response.ok) throw new Error(await sentenceOf(response));
  return new Uint8Array(await response.arrayBuffer());
}

const listing = async (): Promise<Listing> => (await (await fetched(address('study'))).json()) as Listing;

/** Says which server and which text the page has started from. The path holds the token: another server, another visit. */
export const servedBase = async (text: string): Promise<string> =>
  `${location.pathname} ${await contentHash(new TextEncoder().encode(text))}`;

/** The folder that `modalgain open` serves. */
export async function servedHome(): Promise<StudyHome> {
  const { label } = await listing();
  return {
    kind: 'served',
    label,
    load,
    save,
    saveResults,
    keep: async (text) => keepSetting('served-base', await servedBase(text)),
  };
}

async function load(): Promise<HomeContent> {
  const { study, hash, files } = await listing();
  const text = hash === null ? '' : new TextDecoder().decode(await read(study));
  const contents = await Promise.all(
    files.map(async ({ path }): Promise<[string, Uint8Array]> => [path, await read(path)]),
  );
  return { text, files: new Map(contents) };
}

/** The study first: raw files that the folder refuses are named, but never keep its text from being written. */
async function save({ text, files }: HomeContent, known: string | undefined): Promise<SaveOutcome> {
  const there = await listing();
  const bytes = new TextEncoder().encode(text);
  const answer = await put(address('study'), bytes, await condition(there.hash, known));
  if (answer.status === 412) return { kind: 'changed-outside' };
  if (!answer.ok) return { kind: 'problem', sentence: await sentenceOf(answer) };
  const refused: string[] = [];
  for (const [path, content] of newFiles(files, new Set(there.files.map((file) => file.path)))) {
    const written = await put(fileAddress(path), content, { 'if-none-match': '*' });
    // A file of that name that the listing passes over is there already, and stays.
    if (!written.ok && written.status !== 409) refused.push(await sentenceOf(written));
  }
  const [first] = refused;
  if (refused.length === 0) return { kind: 'saved' };
  const more = refused.length === 1 ? '' : ` (and ${refused.length - 1} more files)`;
  return { kind: 'saved', warning: `The study is saved, but not all of its files: ${first}${more}` };
}

/** What must still be there for the text to be written. */
async function condition(present: string | null, known: string | undefined): Promise<Record<string, string>> {
  const expected =
    known === undefined ? present : known === '' ? null : await contentHash(new TextEncoder().encode(known));
  return expected === null ? { 'if-none-match': '*' } : { 'if-match': `"${expected}"` };
}

const put = (input: string, body: Uint8Array, headers: Record<string, string>): Promise<Response> =>
  fetched(input, { method: 'PUT', body: body as Uint8Array<ArrayBuffer>, headers });

/** Answers with the folder that now holds the results. */
async function saveResults(files: ReadonlyMap<string, string>): Promise<string> {
  const encoded = [...files].map(([path, text]) => [path, base64(new TextEncoder().encode(text))]);
  const body = new TextEncoder().encode(JSON.stringify({ files: Object.fromEntries(encoded) as object }));
  const answer = await put(address('results'), body, {});
  if (!answer.ok) throw new Error(await sentenceOf(answer));
  return ((await answer.json()) as { folder: string }).folder;
}

/** In portions, since a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let signs = '';
  for (let at = 0; at < bytes.length; at += 8192)
    signs += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(signs);
}
