#!/usr/bin/env node
import { existsSync } from 'node:fs';

const main = new URL('../dist/bundle/main.js', import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  process.stderr.write(
    'modalgain: the program is not built yet; run `npm run build` in the project folder.\n',
  );
  process.exitCode = 2;
}
