// The pages of the workbench, which `modalgain open` serves, as part of the package.
import { cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cli } from './rooms.mjs';

const built = path.resolve(cli, '../workbench/dist');
const carried = path.join(cli, 'dist/workbench');

/** Copies the built workbench to where the package has it. */
export function takeWorkbench() {
  if (!existsSync(path.join(built, 'index.html')))
    throw new Error('the workbench is not built yet; run `npm run build` in the project folder first.');
  rmSync(carried, { recursive: true, force: true });
  cpSync(built, carried, { recursive: true });
}
