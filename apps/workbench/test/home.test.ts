import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { systemToolPath } from '../../../test-support/system-tool';
import { exampleFiles } from './support/example-files';
import { itInBrowser, watch } from './support/workbench';

const text = `# My own words stay.
modalgain: 1
title: One film

wavelengths: {emission: 656 nm}   # where it amplifies
pump: {fluence: "from file name {fluence}uJ"}
films:
  SC1:
    stripe: {files: "stripe/SC1-209uJ.csv"}
`;

let folder = '';
let server: ChildProcess;
let address = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'modalgain home '));
  mkdirSync(path.join(folder, 'stripe'));
  const scan = [...exampleFiles()].find(([name]) => name === 'stripe/SC1-209uJ.csv');
  writeFileSync(path.join(folder, 'stripe', 'SC1-209uJ.csv'), scan?.[1] ?? '');
  writeFileSync(path.join(folder, 'study.yaml'), text);
  const bin = path.resolve(import.meta.dirname, '../../cli/bin/modalgain.js');
  server = spawn(process.execPath, [bin, 'open', folder, '--no-browser'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  address = await new Promise<string>((resolve) => {
    server.stdout?.once('data', (part: Buffer) => {
      resolve(/http:\S+/.exec(part.toString())?.[0] ?? '');
    });
  });
}, 60_000);
afterAll(() => {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
});

const onDisk = (): string => readFileSync(path.join(folder, 'study.yaml'), 'utf8');

describe('a study that modalgain open serves', () => {
  itInBrowser(
    'is there at once, is saved back with its comments, and asks before a change from outside is lost',
    async () => {
      const browser = await chromium.launch({
        executablePath: systemToolPath('chromium'),
        args: ['--no-sandbox', '--disable-gpu'],
      });
      const page = await browser.newPage();
      page.setDefaultTimeout(60_000);
      const complaints = watch(page, new URL(address).origin);
      await page.goto(address);
      const label = path.basename(folder);
      const saveButton = (state: string) =>
        page.getByRole('button', { name: `Save the study (${state})`, exact: true });
      await page.getByText(`saved in ${label}`).waitFor();

      await page.getByRole('textbox', { name: 'Emission', exact: true }).focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.type('650 nm');
      await page.keyboard.press('Tab');
      await saveButton(`not saved in ${label}`).waitFor();
      await page.keyboard.press('Control+s');
      await saveButton(`saved in ${label}`).waitFor();
      expect(onDisk()).toBe(text.replace('656 nm', '650 nm'));

      writeFileSync(path.join(folder, 'study.yaml'), `${text}# from outside\n`);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.keyboard.press('Control+s');
      const question = page.getByRole('dialog', { name: 'The study file was changed outside' });
      await question.waitFor();
      expect(onDisk()).toContain('# from outside');
      await question.getByRole('button', { name: 'Replace it by mine' }).click();
      await saveButton(`saved in ${label}`).waitFor();
      expect(onDisk()).toBe(text);
      // The refused save is told by the browser too.
      expect(complaints.filter((complaint) => !complaint.includes('412'))).toEqual([]);
      await browser.close();
    },
  );
});
