import type { IncomingMessage } from 'node:http';
import { largestFileBytes } from '@modalgain/formats/node';
import { InputError } from '@modalgain/numerics';
import { jsonAnswer, refusal, type Answer } from './answer.js';
import { readBody } from './read-body.js';
import {
  hashOf,
  listFolder,
  readServedFile,
  replaceFile,
  writeNewFile,
  writeStudy,
  type ServedStudy,
  type WriteOutcome,
} from './served-folder.js';

import { writeResults } from './write-results.js';

/** As large as a study file may be. */
const largestStudyBytes = 20e6;

/** Writes one after the other, so that two tabs never overwrite each other unseen. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * The folder of the study over HTTP: `study` lists it (GET) and takes the text of the study file (PUT, with the hash that
 * was read in If-Match); `results` takes what a run writes; `files/PATH` gives a file (GET) and takes a new one (PUT), or
 * another one in its place (PUT with the hash that was read in If-Match).
 */
export async function answerOfStudy(
  study: ServedStudy,
  route: string,
  request: IncomingMessage,
): Promise<Answer> {
  try {
    return await answer(study, route, request);
  } catch (problem) {
    if (problem instanceof InputError) return refusal(request.method === 'PUT' ? 403 : 404, problem.sentence);
    const { code } = problem as NodeJS.ErrnoException;
    if (code === undefined) throw problem;
    return refusal(
      403,
      `The file cannot be written (${code}); check the folder's permissions and free space.`,
    );
  }
}

async function answer(study: ServedStudy, route: string, request: IncomingMessage): Promise<Answer> {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead && request.method !== 'PUT') return methodRefused;
  if (route === 'study') return isRead ? jsonAnswer(await listFolder(study)) : putStudy(study, request);
  if (route === 'results') return isRead ? { status: 404 } : putResults(study, request);
  const file = fileOf(route);
  if (file === undefined) return { status: 404 };
  return isRead ? getFile(study, file) : putFile(study, file, request);
}

const methodRefused: Answer = { status: 405, headers: { allow: 'GET, HEAD, PUT' } };

/** The path that a route names; undefined where it names none. */
function fileOf(route: string): string | undefined {
  if (!route.startsWith('files/')) return undefined;
  try {
    return decodeURIComponent(route.slice('files/'.length));
  } catch {
    return undefined;
  }
}

async function getFile(study: ServedStudy, file: string): Promise<Answer> {
  const body = await readServedFile(study, file);
  return {
    status: 200,
    headers: { 'content-type': 'application/octet-stream', etag: `"${hashOf(body)}"` },
    body,
  };
}

async function putStudy(study: ServedStudy, request: IncomingMessage): Promise<Answer> {
  const match = request.headers['if-match'];
  const isNew = request.headers['if-none-match'] === '*';
  if (match === undefined && !isNew) return refusal(428, 'Saving needs the hash of the text that was read.');
  const body = await readBody(request, largestStudyBytes);
  if (!body) return tooLarge;
  const expected = match === undefined ? null : match.replaceAll('"', '');
  return written(await inTurn(() => writeStudy(study, body, expected)), study.file);
}

async function putFile(study: ServedStudy, file: string, request: IncomingMessage): Promise<Answer> {
  const body = await readBody(request, largestFileBytes);
  if (!body) return tooLarge;
  const match = request.headers['if-match'];
  const write = (): Promise<WriteOutcome> =>
    match === undefined
      ? writeNewFile(study, file, body)
      : replaceFile(study, file, body, match.replaceAll('"', ''));
  return written(await inTurn(write), file);
}

async function putResults(study: ServedStudy, request: IncomingMessage): Promise<Answer> {
  const body = await readBody(request, largestFileBytes);
  if (!body) return tooLarge;
  return jsonAnswer({ folder: await inTurn(() => writeResults(study, body)) });
}

const tooLarge = refusal(413, 'The file is larger than the program reads; nothing was written.');

function inTurn<T>(write: () => Promise<T>): Promise<T> {
  const task = queue.then(write);
  queue = task.catch(() => undefined);
  return task;
}

function written(outcome: WriteOutcome, file: string): Answer {
  if (outcome.kind === 'changed-meanwhile')
    return refusal(412, `${file} was changed by another program since it was read; nothing was written.`);
  if (outcome.kind === 'exists') return refusal(409, `${file} is there already; nothing was written.`);
  return jsonAnswer({ hash: outcome.hash });
}
