import { contentHash } from '../storage/content-hash';
import { reasonOf } from '../model/problem-of';
import {
  changedFiles,
  sameBytes,
  warningOf,
  type ChangedFile,
  type HomeContent,
  type LoadedContent,
  type SaveOutcome,
  type StudyHome,
} from './study-home';
import { studyTextOf } from './study-text';

interface Listing {
  readonly label: string;
  readonly study: string;
  readonly hash: string | null;
  readonly files: readonly { readonly path: string }[];
}

const home = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="modalgain-home"]')?.content;

/** Whether `modalgain open` serves a study beside the page. */
export const isServed = (): boolean => home() === 'served';

/** A page of `modalgain open` has another address at each start, and the browser keeps studies by address. */
export const keepsForLater = (): boolean => home() === undefined;

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

async function listing(): Promise<Listing> {
  const response = await fetched(address('study'));
  if (!response.ok) throw new Error(await sentenceOf(response));
  return (await response.json()) as Listing;
}

/** Says which program has served the page: its path holds the token. */
export const servedBase = (): string => location.pathname;

/** The folder that `modalgain open` serves. */
export async function servedHome(): Promise<StudyHome> {
  const { label } = await listing();
  return { place: { kind: 'served', base: servedBase() }, label, load, save, saveResults };
}

/** Requests under way at a time: a folder may hold thousands of files. */
const requestsAtOnce = 6;

async function load(): Promise<LoadedContent> {
  const { study, hash, files: listed } = await listing();
  const text = hash === null ? '' : studyTextOf(await read(study));
  const found = new Map<string, Uint8Array>();
  const unread: string[] = [];
  const left = listed.values();
  const readOn = async (): Promise<void> => {
    for (const { path } of left) {
      const bytes = await read(path).catch((error: unknown) => void unread.push(reasonOf(error)));
      if (bytes) found.set(path, bytes);
    }
  };
  await Promise.all(Array.from({ length: requestsAtOnce }, readOn));
  const files = new Map(listed.flatMap(({ path }) => entryOf(found, path)));
  return { text, files, ...warningOf('Some files are left out', unread) };
}

function entryOf(files: ReadonlyMap<string, Uint8Array>, path: string): [string, Uint8Array][] {
  const bytes = files.get(path);
  return bytes ? [[path, bytes]] : [];
}

/** The study first: raw files that the folder refuses are named, but never keep its text from being written. */
async function save(content: HomeContent, saved: HomeContent, isForced: boolean): Promise<SaveOutcome> {
  const { hash } = await listing();
  const bytes = new TextEncoder().encode(content.text);
  const answer = await put(address('study'), bytes, await condition(hash, saved.text, isForced));
  // An answer that was lost on the way: the text that is there is the one that was sent.
  const isOurs = answer.status === 412 && (await listing()).hash === (await contentHash(bytes));
  if (answer.status === 412 && !isOurs) return { kind: 'changed-outside' };
  if (!answer.ok && !isOurs) return { kind: 'problem', sentence: await sentenceOf(answer) };
  const refused = new Map<string, string>();
  for (const file of changedFiles(content, saved)) {
    const refusal = await saveFile(file).catch(reasonOf);
    if (refusal !== undefined) refused.set(file.path, refusal);
  }
  return { kind: 'saved', refused };
}

/** A file that is there stays, unless it is still what the page has read. Answers with the refusal, if there is one. */
async function saveFile({ path, bytes, former }: ChangedFile): Promise<string | undefined> {
  const known = former && { 'if-match': `"${await contentHash(former)}"` };
  const written = await put(fileAddress(path), bytes, known ?? { 'if-none-match': '*' });
  if (written.ok || (written.status === 409 && (await isThere(path, bytes)))) return undefined;
  return sentenceOf(written);
}

const isThere = async (path: string, bytes: Uint8Array): Promise<boolean> =>
  read(path).then(
    (found) => sameBytes(found, bytes),
    () => false,
  );

/** What must still be there for the text to be written. */
async function condition(
  present: string | null,
  saved: string,
  isForced: boolean,
): Promise<Record<string, string>> {
  const expected = isForced
    ? present
    : saved === ''
      ? null
      : await contentHash(new TextEncoder().encode(saved));
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
