// How fast is the workbench in the browser?  npm run bench:workbench
// Serves the built page by `modalgain open` with the example and prints one table. Wall times: an idle machine counts.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { median } from './lib/median.mjs';
import { root } from '../scripts/lib/workspace.mjs';

const dist = path.join(root, 'apps', 'workbench', 'dist');
const server = spawn(process.execPath, [
  path.join(root, 'apps', 'cli', 'bin', 'modalgain.js'),
  'open',
  path.join(root, 'examples', 'flat-stamping'),
  '--no-browser',
]);
const address = await new Promise((resolve) => {
  server.stdout.once('data', (text) => resolve(/http:\S+/.exec(String(text))[0]));
});
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(120_000);
  const rows = [
    ['script before any page, compressed', `${(firstScriptBytes() / 1000).toFixed(0)} kB`, '350 kB'],
    ['start, to the first page', `${(await startSeconds(page)).toFixed(2)} s`, '1.5 s'],
  ];
  await page.getByText('saved in flat-stamping').waitFor();
  for (const slider of ['Thickness', 'Index', 'Wavelength']) {
    const { longestFrame, longTasks } = await dragging(page, 'waveguide/SC1S', slider);
    rows.push([`longest frame while moving ${slider}`, `${longestFrame.toFixed(0)} ms`, '50 ms']);
    rows.push([`tasks over 50 ms meanwhile`, String(longTasks), '0']);
  }
  rows.push(['Eq. 1 on another window, there and back', `${(await windowMs(page)).toFixed(1)} ms`, '30 ms']);
  for (const [name, value, limit] of rows)
    console.log(name.padEnd(44), value.padStart(10), limit.padStart(10));
} finally {
  await browser.close();
  server.kill();
}

/** The entry script and what it imports at once, as index.html names them. */
function firstScriptBytes() {
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
  const names = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, name]) => name);
  if (names.length === 0) throw new Error(`no script in ${readdirSync(dist).join(', ')}`);
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(path.join(dist, name))).length, 0);
}

async function startSeconds(page) {
  const started = performance.now();
  await page.goto(address);
  await page.waitForSelector('#main h1');
  return (performance.now() - started) / 1000;
}

/** Moves a slider by 60 steps of the keyboard, one a frame, and watches frames and long tasks. */
async function dragging(page, route, slider) {
  await page.evaluate(`location.hash = '#/${route}'`);
  const thumb = page.getByRole('slider', { name: new RegExp(slider, 'i') }).first();
  await thumb.focus();
  await page.waitForTimeout(3000);
  await page.evaluate(`(() => {
    const seen = (window.seen = { frames: [], longTasks: 0, isOn: true });
    new PerformanceObserver((list) => { if (seen.isOn) seen.longTasks += list.getEntries().length; }).observe({ type: 'longtask' });
    let last = performance.now();
    const frame = (now) => { seen.frames.push(now - last); last = now; if (seen.isOn) requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  })()`);
  for (let i = 0; i < 60; i++) await thumb.press(i % 20 < 10 ? 'ArrowRight' : 'ArrowLeft');
  await page.waitForTimeout(300);
  const { frames, longTasks } = await page.evaluate('(window.seen.isOn = false, window.seen)');
  return { longestFrame: Math.max(...frames), longTasks };
}

/** Median of the round trips page, worker, page that the Stripe page measures itself. */
async function windowMs(page) {
  await page.evaluate(`location.hash = '#/stripe/SC1S?fluence=784'`);
  const edge = page.getByRole('slider', { name: 'Window end' });
  await edge.focus();
  await page.waitForTimeout(2000);
  for (let i = 0; i < 20; i++) {
    await edge.press(i % 10 < 5 ? 'ArrowRight' : 'ArrowLeft');
    await page.waitForTimeout(60);
  }
  const times = await page.evaluate(
    `performance.getEntriesByName('stripe window').map(({ duration }) => duration).slice(2)`,
  );
  return median(times);
}
