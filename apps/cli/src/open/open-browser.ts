import { spawn } from 'node:child_process';

/** Asks the system to show an address in the user's browser. Where it cannot, the address on the terminal is enough. */
export function openBrowser(address: string): void {
  const [program, args] = openerOf(address);
  const child = spawn(program, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}

function openerOf(address: string): [program: string, args: string[]] {
  if (process.platform === 'darwin') return ['open', [address]];
  if (process.platform === 'win32') return ['cmd', ['/c', 'start', '', address]];
  return ['xdg-open', [address]];
}
