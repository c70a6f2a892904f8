import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { InputError } from '@modalgain/numerics';
import { refusal, type Answer } from './answer.js';
import { readPageFiles, type PageFiles } from './page-files.js';
import { admittedPath, randomToken } from './request-guard.js';
import type { ServedStudy } from './served-folder.js';
import { answerOfStudy } from './study-api.js';

/** A workbench that is being served. */
export interface RunningServer {
  /** Address of the page, its token included. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  // The report is shown in a frame of its own.
  "frame-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headersOfAll = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/**
 * Serves the workbench on this machine only, and beside it the folder of a study, to whoever knows the address.
 *
 * @param port 0 for a free one
 * @throws InputError where the port is taken or the workbench was not built
 */
export async function startServer({
  study,
  port,
}: {
  readonly study: ServedStudy | undefined;
  readonly port: number;
}): Promise<RunningServer> {
  const pageFiles = await readPageFiles(study !== undefined);
  const token = randomToken();
  const server = createServer((request, response) => {
    const path = admittedPath(request, token, portOf(server.address()));
    const task =
      path === undefined ? Promise.resolve(nothing) : answerOf({ pageFiles, study, path, request });
    task
      .catch((problem: unknown) => refusal(500, `This is a defect of the program: ${String(problem)}`))
      .then((answer) => send(request, response, answer))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (problem: NodeJS.ErrnoException) => reject(portProblem(problem, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${portOf(server.address())}/${token}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const nothing: Answer = { status: 404 };

const portOf = (address: ReturnType<ReturnType<typeof createServer>['address']>): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

function portProblem(problem: NodeJS.ErrnoException, port: number): Error {
  const reason =
    problem.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used (${problem.code})`;
  return new InputError(
    `port ${port} ${reason}; leave --port out to take a free one.`,
    {},
    { cause: problem },
  );
}

async function answerOf({
  pageFiles,
  study,
  path,
  request,
}: {
  readonly pageFiles: PageFiles;
  readonly study: ServedStudy | undefined;
  readonly path: string;
  readonly request: IncomingMessage;
}): Promise<Answer> {
  if (study && path.startsWith('api/')) return answerOfStudy(study, path.slice('api/'.length), request);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return { status: 405, headers: { allow: 'GET, HEAD' } };
  return pageFiles.get(path) ?? nothing;
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(body ?? '');
  response.writeHead(status, { ...headersOfAll, ...headers, 'content-length': bytes.byteLength });
  response.end(request.method === 'HEAD' ? undefined : bytes);
  // What a refused request still sends is not waited for.
  if (request.method === 'PUT' && !request.complete) response.once('finish', () => request.destroy());
}
