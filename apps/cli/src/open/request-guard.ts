import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A token that nobody guesses: 192 random bits, fit for an address. */
export const randomToken = (): string => randomBytes(24).toString('base64url');

/**
 * The path behind the token, where a request may be answered; undefined for all others: without the token, to another
 * host (a name that was made to point here), from a page of another origin.
 */
export function admittedPath(request: IncomingMessage, token: string, port: number): string | undefined {
  const { host, origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const [path = ''] = (request.url ?? '').split('?');
  const [lead, given = '', ...rest] = path.split('/');
  const isTokenRight = sameText(given, token);
  if (lead !== '' || host === undefined || !hosts.includes(host) || !isTokenRight) return undefined;
  if (origin !== undefined && origin !== `http://${host}`) return undefined;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return undefined;
  return rest.length === 0 ? undefined : rest.join('/');
}

/** Takes the same time however much of two texts is alike. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
