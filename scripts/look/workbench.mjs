/* global Buffer, atob, location */
// Pictures of the workbench while it is built, from the development server (`npm run dev -w @modalgain/workbench`):
//   node scripts/look/workbench.mjs ROUTE OUT.png [--theme dark] [--width 1440] [--height 900] [--wait SELECTOR]
//   [--study FOLDER] [--without-results] [--click SELECTOR] [--key KEY] [--url http://localhost:5199]
// The study's results are computed once by the command line and kept beside the system's temporary files.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { readOptions } from '../lib/options.mjs';
import { root } from '../lib/workspace.mjs';

const { values, positionals } = readOptions({
  allowPositionals: true,
  options: {
    theme: { type: 'string', default: 'light' },
    width: { type: 'string', default: '1440' },
    height: { type: 'string', default: '900' },
    wait: { type: 'string' },
    settle: { type: 'string', default: '1500' },
    study: { type: 'string', default: path.join(root, 'examples', 'flat-stamping') },
    'without-results': { type: 'boolean', default: false },
    click: { type: 'string', multiple: true, default: [] },
    key: { type: 'string', multiple: true, default: [] },
    url: { type: 'string', default: 'http://localhost:5199' },
  },
});
const [route, out] = positionals;
if (route === undefined || out === undefined) {
  console.error('usage: node scripts/look/workbench.mjs ROUTE OUT.png [--theme dark] [--wait SELECTOR]');
  process.exit(2);
}

/** All files of the study's folder by relative path, as base64. */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((file) => file !== 'study.yaml' && file !== 'truth.json' && file !== 'README.md')
    .map((file) => [file, readFileSync(path.join(folder, file)).toString('base64')]);
}

/** A finished study in the shape that the page's store keeps, computed once. */
async function finishedOf(folder) {
  const kept = path.join(tmpdir(), `modalgain-look-${path.basename(folder)}.json`);
  if (!existsSync(kept)) {
    const { analyseStudy } = await import(path.join(root, 'packages/compute/dist/index.js'));
    const text = readFileSync(path.join(folder, 'study.yaml'), 'utf8');
    const files = new Map(filesOf(folder).map(([file, data]) => [file, Buffer.from(data, 'base64')]));
    const { results, gainInput, filmGains } = await analyseStudy({ text, file: 'study.yaml', files });
    mkdirSync(path.dirname(kept), { recursive: true });
    writeFileSync(kept, JSON.stringify({ results, gainInput, filmGains }, withSpecials));
  }
  return readFileSync(kept, 'utf8');
}

// JSON has neither infinity nor typed arrays; both are in results and gain inputs.
function withSpecials(key, value) {
  if (value instanceof Float64Array) return { $floats: [...value] };
  if (value === Infinity || value === -Infinity) return { $number: String(value) };
  return value;
}

function openInPage({ files, text, finished, url }) {
  const revive = (key, value) =>
    value?.$floats ? Float64Array.from(value.$floats) : value?.$number ? Number(value.$number) : value;
  const bytes = (data) => Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  const map = new Map(files.map(([file, data]) => [file, bytes(data)]));
  return import(`${url}/src/model/actions.ts`).then((actions) => {
    const results = finished && { of: { text, files: map }, ...JSON.parse(finished, revive) };
    return actions.openStudy({ present: { text, files: map, views: {} }, finished: results });
  });
}

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const page = await browser.newPage({
  viewport: { width: Number(values.width), height: Number(values.height) },
  colorScheme: values.theme === 'dark' ? 'dark' : 'light',
});
page.on('console', (message) => {
  if (['error', 'warning'].includes(message.type())) console.error(`console: ${message.text()}`);
});
page.on('pageerror', (error) => console.error(`page: ${error.message}`));
await page.goto(`${values.url}/#/start`);
await page.waitForSelector('#main');
page.setDefaultTimeout(20_000);
await page.evaluate(openInPage, {
  files: filesOf(values.study),
  text: readFileSync(path.join(values.study, 'study.yaml'), 'utf8'),
  finished: values['without-results'] ? null : await finishedOf(values.study),
  url: values.url,
});
await page.evaluate((hash) => (location.hash = hash), `#${route}`);
await page.waitForTimeout(600);
await page.waitForSelector('#main h1');
if (values.wait) await page.waitForSelector(values.wait);
await page.waitForLoadState('networkidle');
await page.waitForTimeout(Number(values.settle));
for (const selector of values.click) await page.click(selector);
for (const key of values.key) await page.keyboard.press(key);
if (values.click.length + values.key.length > 0) await page.waitForTimeout(700);
await page.screenshot({ path: out });
await browser.close();
