import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { simulateStripeScan } from '@modalgain/gain';
import { randomStream } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { itWithSharedData, sharedData } from '../../../test-support/shared-data.js';
import { stripeCommand } from '../src/commands/stripe.js';
import { capturedCommand } from './captured-command.js';

interface StripeDocument {
  readonly file: string;
  readonly outcome: string;
  readonly netGainPerCm: {
    value: number;
    standardError: number;
    interval95: [number, number];
    method: string;
  } | null;
  readonly models: { name: string; weight: number }[];
  readonly verdicts: { code: string; severity: string; sentence: string; evidence: object }[];
  readonly equationOne: { rule: string; fromUm: number; toUm: number }[];
  readonly band?: { fromNm: number; toNm: number; rule: string };
}

const command = capturedCommand('stripe');

const stripe = (...words: string[]): Promise<unknown> =>
  new Command('modalgain').addCommand(stripeCommand()).parseAsync(['stripe', ...words], { from: 'user' });

const document = () => JSON.parse(command.output) as StripeDocument;

const evenLengths = (count: number, longestUm: number) =>
  Array.from({ length: count }, (_, i) => (longestUm * (i + 1)) / count);

function writeScan(name: string, count: number, saturation = 0): string {
  const { scan } = simulateStripeScan({
    sourcePerCm: 100,
    netGainPerCm: 120,
    saturation,
    stripeLengthUm: evenLengths(count, 400),
    seed: 1,
  });
  const rows = Array.from(scan.stripeLengthUm, (length, i) => `${length},${scan.intensity[i]}`);
  const file = path.join(command.folder, name);
  writeFileSync(file, ['stripe_length_um,intensity_counts', ...rows].join('\n'));
  return file;
}

describe('modalgain stripe', () => {
  it('prints one document with outcome, estimate, models and verdicts, and ends with 0', async () => {
    const file = writeScan('scan.csv', 30);
    await stripe('--json', '--window', '40 um .. 260 um', file);
    const result = document();
    expect(result.file).toBe(file);
    expect(result.outcome).toBe('determined');
    expect(Object.keys(result.netGainPerCm ?? {}).sort()).toEqual([
      'interval95',
      'method',
      'standardError',
      'value',
    ]);
    expect(result.netGainPerCm?.interval95[0]).toBeLessThan(120);
    expect(result.netGainPerCm?.interval95[1]).toBeGreaterThan(120);
    expect(result.models.map(({ name }) => name)).toEqual(['two-way-saturable', 'small-signal']);
    expect(result.equationOne.at(-1)).toMatchObject({ rule: 'given', fromUm: 40, toUm: 260 });
    expect(result.verdicts[0]).toHaveProperty('evidence');
    expect(process.exitCode).toBeUndefined();
  });

  it('prints an array for several files, and ends with 1 where one of them leaves the gain open', async () => {
    await stripe('--json', writeScan('enough.csv', 30), writeScan('short.csv', 5));
    const results = JSON.parse(command.output) as StripeDocument[];
    expect(results.map(({ outcome }) => outcome)).toEqual(['determined', 'not-determined']);
    expect(results[1].netGainPerCm).toBeNull();
    expect(results[1].verdicts.map(({ code }) => code)).toEqual(['too-few-points']);
    expect(process.exitCode).toBe(1);
  });

  it('leads with the net gain for a person', async () => {
    await stripe(writeScan('scan.csv', 30));
    expect(command.output.split('\n')[0]).toMatch(/net gain 1[12]\d(\.\d+)?\(\d+\) cm⁻¹ \(95 %: /);
    expect(command.output).toContain('two-way saturable');
    expect(command.output).toContain('unweighted Eq. 1');
  });

  it('fits scans of one film together, by one saturation', async () => {
    const scanAt = (netGainPerCm: number) => {
      const { scan } = simulateStripeScan({
        stripeLengthUm: evenLengths(24, 480),
        sourcePerCm: 1e4,
        netGainPerCm,
        saturation: 3e-5,
        pumpNoise: 0.05,
        seed: 8,
        stream: netGainPerCm,
      });
      const file = path.join(command.folder, `film-${netGainPerCm}.csv`);
      const rows = Array.from(scan.stripeLengthUm, (um, i) => `${um},${scan.intensity[i]}`);
      writeFileSync(file, ['length (um),intensity', ...rows].join('\n'));
      return file;
    };
    const files = [60, 100, 140].map(scanAt);
    const widths: number[] = [];
    for (const more of [[], ['--together']]) {
      command.output = '';
      await stripe('--json', ...more, ...files);
      const [weakest] = JSON.parse(command.output) as StripeDocument[];
      const [lower, upper] = weakest.netGainPerCm?.interval95 ?? [NaN, NaN];
      expect(lower).toBeLessThan(60);
      expect(upper).toBeGreaterThan(60);
      widths.push(upper - lower);
    }
    expect(widths[1]).toBeLessThan(widths[0]);
  });

  it('takes what is known of detector, loss and stripe, and refuses what it cannot read', async () => {
    const file = writeScan('scan.csv', 30);
    const known = ['--full-scale', '1', '--stripe-width', '60 um', '--loss', '20 +- 5 cm-1'];
    await stripe('--json', file, ...known);
    const codes = document().verdicts.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['detector-limit']));
    await expect(stripe(file, '--loss', '20 cm-1')).rejects.toThrow('without its error');
    await expect(stripe(file, '--full-scale', 'much')).rejects.toThrow('found the full scale "much"');
  });

  it('says on the terminal what it took without being told', async () => {
    const file = writeScan('scan.csv', 30);
    const [, ...rows] = readFileSync(file, 'utf8').trim().split('\n');
    writeFileSync(file, ['length,signal', ...rows].join('\n'));
    await stripe(file);
    expect(command.output).toContain('Column "length" has no unit: taken as um.');
  });

  it('integrates the amplified band where a file holds spectra', async () => {
    const lengths = evenLengths(25, 400);
    const wavelengths = Array.from({ length: 81 }, (_, j) => 600 + j);
    const gain = (nm: number) => 130 * Math.exp(-(((nm - 656) / 12) ** 2)) - 10;
    const source = (nm: number) => Math.exp(-(((nm - 641) / 15) ** 2));
    const random = randomStream(3);
    const pump = lengths.map(() => 1 + 0.05 * random.normal());
    const rows = wavelengths.map((nm) =>
      [
        nm,
        ...lengths.map(
          (um, i) => (pump[i] * 1e4 * source(nm) * Math.expm1((gain(nm) * um) / 1e4)) / gain(nm),
        ),
      ].join(','),
    );
    const file = path.join(command.folder, 'spectra.csv');
    writeFileSync(
      file,
      [['wavelength_nm', ...lengths.map((um) => `${um} um`)].join(','), ...rows].join('\n'),
    );
    await stripe('--json', file);
    const found = document();
    expect(found.band?.rule).toBe('ase-excess');
    expect(found.band?.fromNm).toBeGreaterThan(640);
    expect(found.band?.toNm).toBeLessThan(670);
    // The band's mean lies below the gain of its peak, 120.
    expect(found.netGainPerCm?.value).toBeGreaterThan(100);
    expect(found.netGainPerCm?.value).toBeLessThan(120);
    command.output = '';
    await stripe('--json', '--band', '654 nm .. 658 nm', file);
    expect(document().band).toEqual({ fromNm: 654, toNm: 658, rule: 'given' });
  });

  it('says once what an interval is and in which unit, also where an end is open', async () => {
    const rows = evenLengths(25, 500).map((um) => `${um},1000`);
    const file = path.join(command.folder, 'flat.csv');
    writeFileSync(file, ['stripe_length_um,intensity_counts', ...rows].join('\n'));
    await stripe(file);
    expect(command.output).toMatch(/no gain seen \(net gain, 95 %: <\u2009\u2212[\d.]+ cm⁻¹\)\n/);
    command.output = '';
    await stripe(writeScan('short.csv', 5));
    expect(command.output).toContain('net gain not determined (95 %: no limit)');
  });

  it('refuses bad options and files with one sentence', async () => {
    const file = writeScan('scan.csv', 30);
    await expect(stripe('--window', '40 .. 260', file)).rejects.toThrow(/unit/);
    await expect(stripe('--read-noise', 'low', file)).rejects.toThrow('read noise "low"');
    await expect(stripe('--zero-error', '-2 um', file)).rejects.toThrow('0 or more');
    await expect(stripe('--stripe-width', '-3 um', file)).rejects.toThrow('0 or more');
    await expect(stripe('--stripe-width', '0 um', file)).rejects.toThrow('above 0');
    await expect(stripe('--full-scale', '0', file)).rejects.toThrow('above 0');
    await expect(stripe('--loss', '-100 +- 15 cm-1', file)).rejects.toThrow('a loss is not negative');
    await expect(stripe('--band', '640 nm .. 660 nm', file)).rejects.toThrow('a band needs spectra');
    await expect(stripe(path.join(command.folder, 'missing.csv'))).rejects.toThrow('no such file');
    expect(command.output).toBe('');
  });

  itWithSharedData('answers for the stripe files of the reference data', async () => {
    const names = ['ssg_clean', 'saturated_mild', 'ssg_background', 'linear_no_gain', 'loss_only_no_gain'];
    await stripe('--json', ...names.map((name) => sharedData(`stripe/${name}.csv`)));
    const results = JSON.parse(command.output) as StripeDocument[];
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'determined',
      'determined',
      'determined',
      'no-gain',
      'no-gain',
    ]);
    expect(process.exitCode).toBeUndefined();
  });
});
