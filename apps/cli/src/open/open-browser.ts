import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** As long as a browser may take to start. */
const keptMilliseconds = 60_000;

/**
 * Asks the system to show an address in the user's browser. Other users of the machine see the arguments of programs, so
 * that the browser is given a file that only its owner may read, and this leads to the address. Where that cannot be
 * done the address on the terminal is enough.
 *
 * @returns takes the file away, which else goes after a minute
 */
export async function openBrowser(address: string): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'modalgain-')).catch(() => undefined);
  if (folder === undefined) return () => Promise.resolve();
  const removeFile = (): Promise<void> => rm(folder, { recursive: true, force: true }).catch(() => undefined);
  const file = path.join(folder, 'open-workbench.html');
  try {
    await writeFile(file, redirectTo(address), { mode: 0o600, flag: 'wx' });
  } catch {
    return removeFile;
  }
  showFile(file);
  setTimeout(() => void removeFile(), keptMilliseconds).unref();
  return removeFile;
}

function showFile(file: string): void {
  const child = spawn(openers[process.platform] ?? 'xdg-open', [file], { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}

const openers: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer.exe' };

const redirectTo = (address: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="referrer" content="no-referrer" />
    <meta http-equiv="refresh" content="0; url=${address}" />
    <title>modalgain</title>
  </head>
  <body>
    <a href="${address}">Open the workbench</a>
  </body>
</html>
`;
