// How fast is the workbench in the browser?  npm run bench:workbench [-- --keep]
// Serves the built page by `modalgain open` and prints one table; README.md says what stands in it. An idle machine counts.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { readOptions } from '../scripts/lib/options.mjs';
import { root } from '../scripts/lib/workspace.mjs';
import { level, refit, scanWindow } from './workbench/changes.mjs';
import { guide } from './workbench/guide.mjs';
import { layeredStudy } from './workbench/layered-study.mjs';
import { firstScript, start } from './workbench/start.mjs';

const keptFile = new URL('kept-workbench.json', import.meta.url);
const example = path.join(root, 'examples', 'flat-stamping');

const { values } = readOptions({ options: { keep: { type: 'boolean', default: false } } });
const kept = JSON.parse(readFileSync(keptFile, 'utf8'));
const figures = {};
const layered = layeredStudy(example);
const servers = [];
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const address = await serve(example);
  print(['', 'now', 'limit', 'kept', 'now/kept']);
  show(firstScript(path.join(root, 'apps', 'workbench', 'dist')));
  show(await start(browser, address));
  const page = await analysed(address);
  show(await guide(page, 'SC1S', 'one film'));
  show(await scanWindow(page, 'SC1S'));
  show(await refit(page, 'SC1S'));
  await page.context().close();
  const onUnderlayer = await analysed(await serve(layered));
  show(await guide(onUnderlayer, 'SC1S', 'on an underlayer'));
  show(await level(onUnderlayer, 'SC1S'));
  if (values.keep) {
    writeFileSync(keptFile, `${JSON.stringify(figures, null, 2)}\n`);
    console.log('Kept in bench/kept-workbench.json.');
  }
} finally {
  await browser.close();
  for (const server of servers) server.kill();
  rmSync(layered, { recursive: true });
}

/** Serves a study folder as a user does; its address. */
function serve(folder) {
  const program = path.join(root, 'apps', 'cli', 'bin', 'modalgain.js');
  const server = spawn(process.execPath, [program, 'open', folder, '--no-browser']);
  servers.push(server);
  return new Promise((resolve) => {
    server.stdout.once('data', (text) => resolve(/http:\S+/.exec(String(text))[0]));
  });
}

/** A page on which the study of that address is there with its results. */
async function analysed(address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(address);
  await page.evaluate(`location.hash = '#/waveguide/SC1S'`);
  await page.getByRole('slider', { name: 'Thickness', exact: true }).waitFor();
  return page;
}

function show(rows) {
  for (const { name, value, unit, limit } of rows) {
    figures[name] = Number(value.toPrecision(3));
    const before = kept[name];
    const change = before ? (value / before).toFixed(2) : '';
    const over = limit !== undefined && value > limit ? '  over the limit' : '';
    print([name, withUnit(figures[name], unit), withUnit(limit, unit), withUnit(before, unit), change], over);
  }
}

function withUnit(value, unit) {
  return value === undefined ? '' : `${value} ${unit}`.trim();
}

function print([name, ...cells], after = '') {
  console.log(name.padEnd(66) + cells.map((cell) => cell.padStart(11)).join('') + after);
}
