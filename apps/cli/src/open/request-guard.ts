import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A token that nobody guesses: 192 random bits, fit for an address. */
export const randomToken = (): string => randomBytes(24).toString('base64url');

/**
 * The path behind the token, where a request may be answered; undefined for all others: without the token, to another
 * host (a name that was made to point here), from a page of another origin. Only the page itself may be gone to from
 * elsewhere: from the file that opens the browser.
 */
export function admittedPath(request: IncomingMessage, token: string, port: number): string | undefined {
  const { host, origin } = request.headers;
  const hosts = ['127.0.0.1', 'localhost'].flatMap((name) => [
    `${name}:${port}`,
    // A browser leaves the port of http out.
    ...(port === 80 ? [name] : []),
  ]);
  const [path = ''] = (request.url ?? '').split('?');
  const [lead, given = '', ...rest] = path.split('/');
  const isTokenRight = sameText(given, token);
  if (lead !== '' || host === undefined || !hosts.includes(host) || !isTokenRight) return undefined;
  if (origin !== undefined && origin !== `http://${host}`) return undefined;
  if (rest.length === 0) return undefined;
  const inside = rest.join('/');
  return isFromOwnPage(request) || (inside === '' && isNavigation(request)) ? inside : undefined;
}

/** From a page of this address, or from none: typed, or sent by a program. */
function isFromOwnPage({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** Whether a tab goes to the address; what starts that sees nothing of the answer. */
const isNavigation = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';

/** Takes the same time however much of two texts is alike. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
