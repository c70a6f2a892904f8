import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { simulateDecay, simulateTwoStripes } from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { lossCommand } from '../src/commands/loss.js';
import { capturedCommand } from './captured-command.js';

const command = capturedCommand('loss');

async function loss(text: string, ...options: string[]): Promise<string> {
  const file = path.join(command.folder, 'loss.csv');
  writeFileSync(file, text);
  await lossCommand()
    .exitOverride()
    .parseAsync([file, ...options], { from: 'user' });
  return command.output;
}

interface LossDocument {
  readonly method: string;
  readonly outcome: string;
  readonly lossPerCm: { value: number; interval95: [number, number] } | null;
  readonly netGainPerCm?: { value: number; interval95: [number, number] } | null;
  readonly verdicts: { code: string }[];
  readonly notes: string[];
}

const distanceUm = Array.from({ length: 20 }, (_, i) => 25 * i);
const truth = { distanceUm, intensityAtEdge: 1000, lossPerCm: 40, relativeNoise: 0.04, seed: 3 };

function decayTable(header: string, scan = simulateDecay(truth), unit = 1): string {
  const rows = distanceUm.map((um, i) => `${um * unit};${scan.intensity[i]}`);
  return [header, ...rows].join('\n');
}

const holds = ([lower, upper]: [number, number], value: number) => lower <= value && value <= upper;

describe('modalgain loss', () => {
  it('gives the loss of a shifting spot with its interval and verdicts', async () => {
    const document = JSON.parse(await loss(decayTable('distance (um);intensity'), '--json')) as LossDocument;
    expect(document).toMatchObject({ method: 'shifting-spot', outcome: 'determined' });
    expect(holds(document.lossPerCm?.interval95 ?? [0, 0], 40)).toBe(true);
    expect(document.verdicts.map(({ code }) => code)).toContain('decay-exponential');
    expect(process.exitCode).toBeUndefined();
  });

  it('reads other units, and says which it assumes', async () => {
    const inMm = JSON.parse(await loss(decayTable('x (mm);I', undefined, 1e-3), '--json')) as LossDocument;
    command.output = '';
    const bare = JSON.parse(await loss(decayTable('x;I'), '--json', '--method', 'edge')) as LossDocument;
    expect(bare.method).toBe('edge');
    expect(bare.lossPerCm?.value).toBeCloseTo(inMm.lossPerCm?.value ?? NaN, 6);
    expect(bare.notes.join(' ')).toContain('taken as um');
  });

  it('needs the background that flattens a decay, and exits with 1 without it', async () => {
    const text = decayTable('x (um);I', simulateDecay({ ...truth, lossPerCm: 80, background: 60 }));
    expect(JSON.parse(await loss(text, '--json', '--method', 'edge'))).toMatchObject({
      outcome: 'not-determined',
      lossPerCm: null,
    });
    expect(process.exitCode).toBe(1);
    [process.exitCode, command.output] = [undefined, ''];
    const options = ['--json', '--method', 'edge', '--background', '58 +- 4'];
    const document = JSON.parse(await loss(text, ...options)) as LossDocument;
    expect(holds(document.lossPerCm?.interval95 ?? [0, 0], 80)).toBe(true);
    expect(process.exitCode).toBeUndefined();
  });

  it('gives loss and gain of two equal stripes', async () => {
    const { near, far, both } = simulateTwoStripes({
      ...{ sourcePerCm: 1000, netGainPerCm: 60, lossPerCm: 40, stripeLengthUm: 200 },
      ...{ repeats: 5, relativeNoise: 0.03, seed: 4 },
    });
    const text = ['I1,I2,I12', ...near.map((value, i) => `${value},${far[i]},${both[i]}`)].join('\n');
    const options = ['--json', '--method', 'two-stripes', '--stripe-length', '200 +- 2 um'];
    const document = JSON.parse(await loss(text, ...options)) as LossDocument;
    expect(holds(document.lossPerCm?.interval95 ?? [0, 0], 40)).toBe(true);
    expect(holds(document.netGainPerCm?.interval95 ?? [0, 0], 60)).toBe(true);
  });

  it('prints one sentence of answer and the verdicts for a person', async () => {
    const text = await loss(decayTable('distance (um);intensity'));
    expect(text).toMatch(/loss\.csv: loss [\d.]+\(\d+\) cm⁻¹/);
    expect(text).toContain('The decay is a single exponential.');
  });

  it.each([
    ['distance (um);first;second\n1;2;3\n3;4;5\n5;6;7\n7;8;9', [], 'expected one named "intensity"'],
    ['time (s);intensity\n1;2\n3;4\n5;6\n7;8', [], 'expected one of distance'],
    ['distance (J);intensity\n1;2\n3;4\n5;6\n7;8', [], 'um'],
    ['distance (um);intensity\n1;2\n3;1', [], 'at least 4'],
    ['x (um);I\n1;4\n2;3\n3;2\n4;1', ['--background', 'much'], 'expected e.g. "12 +- 3"'],
    ['I1,I2,I12\n1,2,3\n1,2,3', ['--method', 'two-stripes'], '--stripe-length'],
  ])('refuses what it cannot use: %#', async (text, options, sentence) => {
    const problem: unknown = await loss(text, ...options).catch((caught: unknown) => caught);
    expect(problem).toBeInstanceOf(InputError);
    expect((problem as InputError).sentence).toContain(sentence);
    expect(command.output).toBe('');
  });

  it('does not call the slopes at both ends of a bent decay a 95 % interval', async () => {
    const intensity = [1000, 990, 1010, 1050, 1110, 1200, 1330, 1500];
    const rows = intensity.map((value, i) => `${50 * i};${value}`);
    const [hero] = (await loss(['x (um);I', ...rows].join('\n'))).split('\n');
    expect(hero).toContain('from end to end of the scan');
    expect(hero).not.toContain('95 %');
  });

  it('does not bound the loss by readings that never change', async () => {
    const rows = distanceUm.map((um) => `${um};5000`);
    const text = await loss(['x (um);I', ...rows].join('\n'));
    expect(text).toContain('loss not determined');
    expect(text).toContain('The readings do not change.');
    expect(process.exitCode).toBe(1);
  });
});
