// Makes the pictures of the documentation:
//   node scripts/look/screenshot.mjs FILE.html|FILE.svg OUT.png [--width 1440] [--height 900] [--full] [--scale 1]
//   node scripts/look/screenshot.mjs FILE.html OUT.pdf
import path from 'node:path';
import { readOptions } from '../lib/options.mjs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const launchOptions = {
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
};

const { values, positionals } = readOptions({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1440' },
    height: { type: 'string', default: '900' },
    scale: { type: 'string', default: '1' },
    full: { type: 'boolean', default: false },
  },
});
const [file, out] = positionals;
if (file === undefined || out === undefined) {
  console.error(
    'usage: node scripts/look/screenshot.mjs FILE.html OUT.png [--width 1440] [--height 900] [--full]',
  );
  process.exit(2);
}

const browser = await chromium.launch(launchOptions);
const page = await browser.newPage({
  viewport: { width: Number(values.width), height: Number(values.height) },
  deviceScaleFactor: Number(values.scale),
});
await page.goto(pathToFileURL(path.resolve(file)).href);
await page.evaluate('document.fonts.ready');
if (out.endsWith('.pdf')) await page.pdf({ path: out, preferCSSPageSize: true, printBackground: true });
else await page.screenshot({ path: out, fullPage: values.full });
await browser.close();
