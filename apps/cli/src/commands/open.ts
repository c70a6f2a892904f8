import { Command } from 'commander';
import { InputError } from '@modalgain/numerics';
import { printLines } from '../output.js';

interface OpenOptions {
  readonly browser: boolean;
  readonly port: number;
}

const example = `
Example:
  modalgain open study.yaml
  modalgain open measurements/2024-11 --no-browser     (prints the address only)

Only programs of this machine reach it, and only by the address with its random token. What is edited in the
page is saved back to the study file when you press Save; comments and order stay. Ctrl-C ends it.`;

/** Browsers in a sandbox of their own (snap, flatpak) may not see the file that leads them to the address. */
const ifNoBrowser = 'Where no browser opens, or it finds no file, give it this address.';

/** `modalgain open [STUDY]`: the workbench in the browser, on a study of this machine. */
export function openCommand(): Command {
  return new Command('open')
    .description('Open the workbench in the browser, with the study loaded; saves back to its folder.')
    .argument(
      '[study]',
      'study file, or folder of raw files (default: study.yaml of the current folder, if there)',
    )
    .option('--no-browser', 'only print the address')
    .option('--port <number>', 'port to listen on (default: a free one)', parsePort, 0)
    .addHelpText('after', example)
    .action(openWorkbench);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new InputError(`--port: found "${text}", expected a number from 1 to 65535.`, {});
  return port;
}

async function openWorkbench(given: string | undefined, { browser, port }: OpenOptions): Promise<void> {
  const [{ findStudy }, { startServer }, { openBrowser }] = await Promise.all([
    import('../open/find-study.js'),
    import('../open/server.js'),
    import('../open/open-browser.js'),
  ]);
  const study = await findStudy(given);
  const server = await startServer({ study, port });
  printLines([`The workbench is at ${server.address}`, ...(browser ? [ifNoBrowser] : []), 'Ctrl-C ends it.']);
  const removeFile = browser ? await openBrowser(server.address) : undefined;
  await new Promise<void>((resolve) => process.once('SIGINT', resolve));
  await removeFile?.();
  await server.close();
}
