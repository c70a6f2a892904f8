import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { psiDelta } from '@modalgain/optics';
import { documentSchemas } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { itWithSharedData, sharedData } from '../../../test-support/shared-data.js';
import { createProgram } from '../src/program.js';
import { capturedCommand } from './captured-command.js';

const command = capturedCommand('ellipsometry');

const run = async (...args: string[]): Promise<unknown> =>
  createProgram().parseAsync(['ellipsometry', ...args], { from: 'user' });

const written = (name: string, text: string): string => {
  const file = path.join(command.folder, name);
  writeFileSync(file, text);
  return file;
};

const glass = 1.46;

/** A Cauchy film of 120 nm on a substrate of constant index, at three angles, without noise but for the last digit. */
function scanFile(name = 'scan.txt'): string {
  const angles = [55, 65, 75];
  const wavelengthNm = angles.flatMap(() => Array.from({ length: 21 }, (_, i) => 450 + 15 * i));
  const angleDeg = angles.flatMap((angle) => Array.from({ length: 21 }, () => angle));
  const nkAt = (nm: number) => ({ n: 1.75 + 2e4 / nm ** 2, k: 0 });
  const layers = [{ nkAt: () => ({ n: 1 }) }, { nkAt, thicknessNm: 120 }, { nkAt: () => ({ n: glass }) }];
  const { psiDeg, deltaDeg } = psiDelta({ layers, wavelengthNm, angleDeg });
  const rows = wavelengthNm.map(
    (nm, i) => `${nm}\t${angleDeg[i]}\t${psiDeg[i].toFixed(3)}\t${deltaDeg[i].toFixed(3)}\n`,
  );
  return written(name, `nm\tAOI\tPsi\tDelta\n${rows.join('')}`);
}

const stackFile = (thickness: string, index = '{kind: cauchy, a: 1.9, bUm2: 0.01}'): string =>
  written(
    'stack.yaml',
    `wavelength: 656 nm\nlayers:\n  - index: 1\n  - {film: true, thickness: ${thickness}, index: ${index}}\n  - index: ${glass}\n`,
  );

async function documentOf(...args: string[]) {
  command.output = '';
  await run(...args, '--json');
  const printed: unknown = JSON.parse(command.output);
  return documentSchemas.ellipsometry.parse(printed);
}

describe('modalgain ellipsometry', () => {
  it('recovers thickness and index of a film whose model is fitted', async () => {
    const { thicknessNm, at, parameters, angles, verdicts } = await documentOf(
      scanFile(),
      '--stack',
      stackFile('110 nm'),
    );
    if (thicknessNm?.kind !== 'determined') throw new Error('expected a thickness');
    expect(thicknessNm.estimate.value).toBeCloseTo(120, 1);
    expect(at?.n.value).toBeCloseTo(1.75 + 0.02 / 0.656 ** 2, 3);
    expect(at?.wavelengthNm).toBe(656);
    expect(parameters.find(({ name }) => name === 'a')?.value).toBeCloseTo(1.75, 2);
    expect(angles.map(({ angleDeg, points }) => [angleDeg, points])).toEqual([
      [55, 21],
      [65, 21],
      [75, 21],
    ]);
    expect(verdicts.filter(({ severity }) => severity === 'contradiction')).toEqual([]);
    expect(process.exitCode).toBeUndefined();
  });

  it('compares a stack without a model, and with --no-fit', async () => {
    const index = '{kind: cauchy, a: 1.75, bUm2: 0.02}';
    const compared = await documentOf(scanFile(), '--stack', stackFile('120 nm', index), '--no-fit');
    expect(compared.kind).toBe('compared');
    expect(Math.max(...compared.angles.map(({ psiMaximumDeg }) => psiMaximumDeg))).toBeLessThan(6e-4);
    const fixed = await documentOf(scanFile(), '--stack', stackFile('120 nm', '1.8'));
    expect([fixed.kind, fixed.thicknessNm, fixed.n]).toEqual(['compared', null, null]);
  });

  it('takes the thickness of the command in place of the file, as a prior where it has an error', async () => {
    const { thicknessNm } = await documentOf(
      scanFile(),
      '--stack',
      stackFile('50 nm'),
      '--thickness',
      '119 +- 2 nm',
    );
    expect(thicknessNm?.kind).toBe('determined');
  });

  it('says that there is no index outside the scan, and draws the rest', async () => {
    const figure = path.join(command.folder, 'fit.svg');
    await run(scanFile(), '--stack', stackFile('110 nm'), '--at', '900 nm', '--figure', figure);
    expect(command.output).toContain('No index at 900 nm.');
    expect(existsSync(figure)).toBe(true);
    const svg = readFileSync(figure, 'utf8');
    expect(svg).toContain('Wavelength (nm)');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('prints the table of differences and every angle for people', async () => {
    await run(scanFile(), '--stack', stackFile('110 nm'));
    expect(command.output).toMatch(/Thickness 1(?:20|19)/);
    expect(command.output).toContain('Psi rms (°)');
    expect(command.output).toMatch(/TE0: confinement 0\.\d+/);
  });

  it.each([
    [['--at', '656'], '--at: found "656" without a unit'],
    [
      ['--wavelengths', '900 nm .. 950 nm'],
      'has wavelengths of 450 to 750 nm, expected some from 900 to 950 nm.',
    ],
    [['--spot', '2'], '--spot: found "2", expected a number from 1 to 1'],
    [['--angle-error', '-1 deg'], '--angle-error: found "-1 deg", expected 0 or more.'],
    [['--thickness', 'thin'], '--thickness: found "thin"'],
    [['--figure', 'fit.png'], 'found --figure "fit.png", expected a name that ends in .svg.'],
  ])('refuses %j with a sentence', async (options, sentence) => {
    const error: unknown = await run(scanFile(), '--stack', stackFile('110 nm'), ...options).catch(
      (problem: unknown) => problem,
    );
    expect((error as { sentence?: string }).sentence).toContain(sentence);
  });

  itWithSharedData('finds the film that a commercial program was given, with Delta folded', async () => {
    const folder = 'ellipsometry/refellips';
    writeFileSync(
      path.join(command.folder, 'si.csv'),
      readFileSync(sharedData(`${folder}/material_silicon.csv`)),
    );
    const stack = written(
      'si.yaml',
      'wavelength: 656 nm\nlayers:\n  - index: 1\n  - {film: true, thickness: 80 nm, index: {kind: cauchy, a: 1.5, bUm2: 0.004}}\n  - index: {file: si.csv}\n',
    );
    const { thicknessNm, at, deltaRange } = await documentOf(
      sharedData(`${folder}/TestData_cauchy.txt`),
      '--stack',
      stack,
    );
    expect(deltaRange).toBe('folded');
    if (thicknessNm?.kind !== 'determined') throw new Error('expected a thickness');
    // 100 nm of 1.47 + 0.00495 um2/wavelength2; the silicon table differs a little from the program's.
    expect(thicknessNm.estimate.value).toBeCloseTo(100, 1);
    expect(at?.n.value).toBeCloseTo(1.47 + 0.00495 / 0.656 ** 2, 3);
  });

  itWithSharedData('finds the oxide that a Film Sense instrument found in its own data', async () => {
    const folder = 'ellipsometry/refellips';
    for (const name of ['silicon', 'silica'])
      writeFileSync(
        path.join(command.folder, `${name}.csv`),
        readFileSync(sharedData(`${folder}/material_${name}.csv`)),
      );
    const stack = written(
      'oxide.yaml',
      'layers:\n  - index: 1\n  - {film: true, thickness: 2 nm, index: {kind: cauchy, a: 1.4577, bUm2: 0}}\n  - index: {file: silicon.csv}\n',
    );
    const file = sharedData(`${folder}/Filmsense_staticTest.txt`);
    const { angles } = await documentOf(
      file,
      '--stack',
      stack,
      '--thickness',
      '1.6 nm',
      '--wavelengths',
      '360 nm .. 800 nm',
      '--no-fit',
    );
    // Its program reports 1.597 nm of oxide and a misfit of 0.0046 in N, C and S, that is of about 0.1 degrees in Psi.
    expect(angles[0].psiRmsDeg).toBeLessThan(0.3);
    expect(angles[0].deltaRmsDeg).toBeLessThan(1.5);
  });
});
