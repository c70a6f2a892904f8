// Pictures of every page of the workbench, both themes, into docs/workbench: `node scripts/look/workbench-gallery.mjs`.
// The built page is served by `modalgain open` with the example, as a user has it.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { root } from '../lib/workspace.mjs';

/** Pages in the order of their tabs, with what is shown of each. */
const views = [
  ['start', 'start', 'What each file was recognised as, and what the files can say.'],
  [
    'stripe',
    'stripe/SC1S?fluence=784',
    'One scan with its fit and residuals; Eq. 1 on any window beside the full model.',
  ],
  ['threshold', 'threshold/SC2', 'Definitions of the ASE threshold side by side.'],
  ['surface', 'surface/SC1', 'A height map, levelled, with its profile and roughness.'],
  ['waveguide', 'waveguide/SC1S', 'The stack as a drawing, its mode, confinement and cut-offs.'],
  ['gain', 'gain/SC1S', 'Net gain of all films in one fit, and what it shares.'],
  [
    'design',
    'design/SC1S',
    'Net gain against thickness, and a laser made of the film. Tabs beside it: the next film (the best within bounds of thickness, layers, density and pump, what may drift, gain against threshold), what a treatment would do, and random trials of the whole analysis against the stated errors.',
  ],
  ['report', 'report', 'The report that the command line writes.'],
];
const themes = ['light', 'dark'];
const folder = path.join(root, 'docs', 'workbench');

const server = spawn(process.execPath, [
  path.join(root, 'apps', 'cli', 'bin', 'modalgain.js'),
  'open',
  path.join(root, 'examples', 'flat-stamping'),
  '--no-browser',
]);
const address = await new Promise((resolve) =>
  server.stdout.once('data', (text) => resolve(/http:\S+/.exec(String(text))[0])),
);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(180_000);
  await page.goto(address);
  await page.getByRole('button', { name: /open verdicts/ }).waitFor();
  mkdirSync(folder, { recursive: true });
  for (const theme of themes) {
    if ((await page.locator('html').getAttribute('data-theme')) !== theme)
      await page.getByRole('button', { name: 'Light or dark' }).click();
    for (const [name, route] of views) {
      await page.evaluate(`location.hash = '#/${route}'`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      // Live pictures come from workers.
      await page.waitForTimeout(9000);
      await page.mouse.move(720, 20);
      await page.screenshot({ path: path.join(folder, `${name}-${theme}.png`) });
    }
  }
  writeFileSync(path.join(folder, 'README.md'), readme());
} finally {
  await browser.close();
  server.kill('SIGINT');
}

function readme() {
  const sections = views.map(([name, , text]) => {
    const title = name[0].toUpperCase() + name.slice(1);
    return [
      `## ${title}`,
      text,
      ...themes.map((theme) => `![${title}, ${theme} theme](${name}-${theme}.png)`),
    ].join('\n\n');
  });
  return `${['# The workbench', 'Every page on the example study, at 1440 x 900. Made by `node scripts/look/workbench-gallery.mjs`.', ...sections].join('\n\n')}\n`;
}
