import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as Study from '@modalgain/study';
import { documentSchemas } from '@modalgain/study';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { treatmentCommand } from '../src/commands/treatment.js';

const example = path.resolve(import.meta.dirname, '..', '..', '..', 'examples', 'flat-stamping');

// Every prediction begins with a run of one study, which gives the same each time: it is remembered.
vi.mock('@modalgain/study', async (importOriginal) => {
  const study = await importOriginal<typeof Study>();
  const runs = new Map<string, ReturnType<typeof study.runStudyInFull>>();
  const remembered: typeof study.runStudyInFull = (request) => {
    const run = runs.get(request.text) ?? study.runStudyInFull(request);
    runs.set(request.text, run);
    return run;
  };
  return { ...study, runStudyInFull: remembered };
});

let folder: string;
let output: string;

/** The example with its first pair alone, so that a run is quick. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'modalgain-treatment-'));
  cpSync(example, folder, { recursive: true });
  const text = readFileSync(path.join(example, 'study.yaml'), 'utf8');
  const [before] = text.split(/^ {2}SC2:/m);
  writeFileSync(path.join(folder, 'study.yaml'), before);
});

afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

async function treatment(...options: string[]): Promise<string> {
  output = '';
  await treatmentCommand()
    .exitOverride()
    .parseAsync([path.join(folder, 'study.yaml'), ...options], { from: 'user' });
  return output;
}

describe('modalgain treatment', () => {
  it('says of one pair what it did, and that one gives no band', async () => {
    const out = path.join(folder, 'treated');
    const document = documentSchemas.treatment.parse(JSON.parse(await treatment('--json', '--out', out)));
    expect(document.pairs).toMatchObject([{ before: 'SC1', after: 'SC1S' }]);
    expect(document.calibration.every(({ mean, scatter }) => mean === null && scatter === null)).toBe(true);
    if (document.answer.kind !== 'predicted') throw new Error('nothing was predicted');
    const gain = document.answer.quantities.find(({ quantity }) => quantity === 'netGainPerCm');
    expect(gain?.after.kind).toBe('not-determined');
    expect(gain?.typical).toBeGreaterThan(0);
    expect(process.exitCode).toBe(1);
    expect(readdirSync(out)).toContain('treatment.json');
    expect(readdirSync(path.join(out, 'figures'))).toHaveLength(1);
  }, 60_000);

  it('refuses a pressure that was not tried, and names the measurement that would tell', async () => {
    const text = await treatment('--pressure', '2000 kg/cm^2');
    expect(text).toMatch(/No film was pressed at 196 MPa/);
    expect(text).toMatch(/Press a film/);
    expect(process.exitCode).toBe(1);
  });

  it('refuses what cannot be read, and films that are not there, in a sentence', async () => {
    await expect(treatment('--pressure', '2000')).rejects.toThrow(/without a unit/);
    await expect(treatment('--thickness-ratio', '-1')).rejects.toThrow(/thickness-ratio/);
    await expect(treatment('--film', 'SC9')).rejects.toThrow(
      /found the film "SC9", expected one of SC1, SC1S/,
    );
    await expect(treatment('--pressure', '100 MPa', '--thickness-ratio', '0.7')).rejects.toThrow();
  });
});
