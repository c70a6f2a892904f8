// Before `npm pack`: the pages of the workbench, which `modalgain open` serves, go into the package.
import { cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cli } from './rooms.mjs';

const built = path.resolve(cli, '../workbench/dist');
const carried = path.join(cli, 'dist/workbench');

if (!existsSync(path.join(built, 'index.html'))) {
  console.error(
    'modalgain: the workbench is not built yet; run `npm run build` in the project folder first.',
  );
  process.exit(2);
}
rmSync(carried, { recursive: true, force: true });
cpSync(built, carried, { recursive: true });
