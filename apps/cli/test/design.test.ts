import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as Study from '@modalgain/study';
import { documentSchemas, type DesignDocument } from '@modalgain/study';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { designCommand } from '../src/commands/design.js';

const example = path.resolve(import.meta.dirname, '..', '..', '..', 'examples', 'flat-stamping');

// All designs begin with a run of one study, which gives the same each time: it is remembered.
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

/** The example with its first film alone, so that a run is quick. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'modalgain-design-'));
  cpSync(example, folder, { recursive: true });
  const text = readFileSync(path.join(example, 'study.yaml'), 'utf8');
  const [before] = text.split(/^ {2}SC1S:/m);
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

async function design(...options: string[]): Promise<string> {
  output = '';
  await designCommand()
    .exitOverride()
    .parseAsync([path.join(folder, 'study.yaml'), ...options], { from: 'user' });
  return output;
}

const designed = async (...options: string[]): Promise<DesignDocument> =>
  documentSchemas.design.parse(JSON.parse(await design('--json', ...options)));

describe('modalgain design', () => {
  it('finds a film that is better than the measured one, with errors, tolerances and trade-offs', async () => {
    const { film, measured, answer } = await designed();
    expect(film).toBe('SC1');
    if (answer.kind !== 'found') throw new Error(answer.why);
    const { best } = answer;
    expect(best.netGainPerCm.value).toBeGreaterThan(measured.netGainPerCm);
    expect(best.netGainPerCm.standardError).toBeCloseTo(
      Math.hypot(...best.errors.map(({ netGainPerCm }) => netGainPerCm)),
      6,
    );
    expect(best.tolerances.map(({ quantity }) => quantity)).toContain('roughnessRatio');
    expect(await design()).toMatch(/Best: air \/ film \/ fused-silica\n {2}thickness/);
  }, 60_000);

  it('keeps within what is asked, and says what holds it', async () => {
    const { answer } = await designed('--thickness', '60 nm .. 120 nm');
    if (answer.kind !== 'found') throw new Error(answer.why);
    expect(answer.best.thicknessNm).toBe(120);
    expect(answer.best.chosen).toMatchObject([{ quantity: 'thicknessNm', heldBy: 'high' }]);
  });

  it('chooses among media, the others beside it', async () => {
    const { answer } = await designed(
      '--underlayer',
      'bk7,1.6',
      '--underlayer-thickness',
      '0 nm .. 100 nm',
      '--thickness',
      '150 nm .. 200 nm',
    );
    if (answer.kind !== 'found') throw new Error(answer.why);
    const named = new Set([answer.best, ...answer.others].map(({ underlayer }) => underlayer));
    expect(named.size).toBe(2);
    for (const other of answer.others)
      expect(other.netGainPerCm).toBeLessThanOrEqual(answer.best.netGainPerCm.value);
  });

  it('ends with code 1 and how much is missing where no film can do it', async () => {
    const text = await design('--goal', 'ase-threshold', '--thickness', '50 nm .. 60 nm');
    expect(text).toMatch(
      /No film of these ranges reaches the 0\.0 cm⁻¹ that are needed: fully pumped, the best has −?-?\d/,
    );
    expect(process.exitCode).toBe(1);
  });

  it.each([
    [['--goal', 'more'], /--goal: /],
    [['--thickness', '100'], /--thickness: /],
    [['--density', '1'], /--density: found "1", expected two ratios/],
    [['--underlayer', 'bk7'], /both --underlayer and --underlayer-thickness/],
    [['--film', 'X'], /found the film "X", expected one of SC1/],
    [['--cover', 'unobtainium'], /unobtainium/],
  ])('refuses %j with a sentence', async (options, sentence) => {
    await expect(design(...options)).rejects.toThrow(sentence);
  });
});
