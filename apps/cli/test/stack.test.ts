import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import type { StackDocument } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { stackCommand } from '../src/commands/stack.js';
import { itWithSharedData, sharedJson } from '../../../test-support/shared-data.js';
import { capturedCommand } from './captured-command.js';

const command = capturedCommand('stack');

function stackFile(text: string, name = 'stack.yaml'): string {
  const file = path.join(command.folder, name);
  writeFileSync(file, text);
  return file;
}

const film = `wavelength: 400 nm .. 440 nm
layers:
  - index: air
  - {name: SC1, index: [2.05, 0.18], thickness: 204 nm, film: true}
  - {name: fused silica, index: fused-silica}
`;

async function run(...args: string[]): Promise<string> {
  command.output = '';
  await stackCommand().exitOverride().parseAsync(args, { from: 'user' });
  return command.output;
}

const documentOf = async (...args: string[]): Promise<StackDocument> =>
  JSON.parse(await run(...args, '--json')) as StackDocument;

interface Benchmark {
  readonly name: string;
  readonly lambda_nm: number;
  readonly pol: 's' | 'p';
  readonly angle_deg: number;
  readonly n: readonly (readonly [number, number])[];
  /** Of the inner layers. */
  readonly d_nm: readonly number[];
  readonly R: number;
  readonly T: number;
  readonly A_layers: readonly number[];
}

describe('modalgain stack', () => {
  it('gives R, T and A at each wavelength of the file, and the amplitude with its phase', async () => {
    const { wavelengthNm, layers, responses, energyImbalance, profiles } = await documentOf(
      stackFile(film),
      '--step',
      '10 nm',
      '--polarization',
      's',
    );
    expect(wavelengthNm).toEqual([400, 410, 420, 430, 440]);
    expect(layers.map(({ name }) => name)).toEqual(['air', 'SC1', 'fused silica']);
    expect(energyImbalance).toBeLessThan(1e-14);
    expect(profiles).toEqual([]);
    const [{ reflection = [], reflectionPhaseDeg = [], reflectance }] = responses;
    reflection.forEach(([re, im], i) => {
      expect(re * re + im * im).toBeCloseTo(reflectance[i], 14);
      expect(Math.cos((reflectionPhaseDeg[i] * Math.PI) / 180)).toBeCloseTo(re / Math.hypot(re, im), 12);
    });
  });

  it('takes wavelengths, angles and polarizations of its options before the file', async () => {
    const options = [
      '--wavelengths',
      '500, 532.5 nm',
      '--angles',
      '0, 45°, 60 deg',
      '--polarization',
      'both',
    ];
    await expect(run(stackFile(film), ...options)).rejects.toThrow('found "500" without a unit');
    const { wavelengthNm, responses } = await documentOf(
      stackFile(film),
      '--wavelengths',
      '500 nm, 532.5 nm',
      ...options.slice(2),
    );
    expect(wavelengthNm).toEqual([500, 532.5]);
    expect(responses.map(({ angleDeg, polarization }) => `${angleDeg}${polarization}`)).toEqual([
      '0s',
      '0p',
      '45s',
      '45p',
      '60s',
      '60p',
    ]);
  });

  it('tells a person the table, and what the film takes up of a pump', async () => {
    const text = await run(stackFile(film), '--wavelengths', '400 nm', '--profile', '400 nm');
    expect(text).toContain('3 layers, at 400 nm');
    expect(text).toMatch(/light +R +T +A SC1/);
    expect(text).toContain('Penetration depth λ/(4πk): 176.8 nm.');
    const { profiles, responses } = await documentOf(stackFile(film), '--profile', '400 nm');
    expect(profiles[0].pump?.filmAbsorptance).toBeCloseTo(responses[0].filmAbsorptance[0], 12);
  });

  it('shows the wavelength of the profile where no other is asked for', async () => {
    const { wavelengthNm } = await documentOf(stackFile(film.replace(/^.*\n/, '')), '--profile', '410 nm');
    expect(wavelengthNm).toEqual([410]);
  });

  it('ends a range with its last wavelength, whatever the step', async () => {
    const options = ['--wavelengths', '400 .. 405 nm', '--step', '2 nm'];
    expect((await documentOf(stackFile(film), ...options)).wavelengthNm).toEqual([400, 402, 404, 405]);
  });

  it('reads n and k beside the stack file, and DOS line ends', async () => {
    mkdirSync(path.join(command.folder, 'nk'), { recursive: true });
    writeFileSync(
      path.join(command.folder, 'nk', 'film.csv'),
      'wavelength (nm),n,k\r\n300,2.05,0.18\r\n900,2.05,0.18\r\n',
    );
    const text = film.replace('[2.05, 0.18]', '{file: nk/film.csv}').replaceAll('\n', '\r\n');
    const fromFile = await documentOf(stackFile(text, 'dos.yaml'));
    const direct = await documentOf(stackFile(film));
    fromFile.responses[0].filmAbsorptance.forEach((share, i) =>
      expect(share).toBeCloseTo(direct.responses[0].filmAbsorptance[i], 12),
    );
  });

  it('draws spectra, bars, and light in depth', async () => {
    const figure = path.join(command.folder, 'stack.svg');
    await run(stackFile(film), '--figure', figure, '--profile', '400 nm');
    const spectra = readFileSync(figure, 'utf8');
    expect(spectra).toContain('Wavelength (nm)');
    expect(spectra).toContain('Depth (nm)');
    await run(stackFile(film), '--wavelengths', '400 nm', '--figure', figure);
    expect(readFileSync(figure, 'utf8')).toContain('Share of incident power at 400 nm');
    const angles = Array.from({ length: 18 }, (_, i) => 5 * i).join(',');
    await run(stackFile(film), '--wavelengths', '400 nm', '--angles', angles, '--figure', figure);
    expect(readFileSync(figure, 'utf8')).toContain('Angle of incidence (°)');
  });

  it.each([
    [
      film,
      ['--angles', '90'],
      '--angles: found "90", expected angles of incidence from 0 to below 90 degrees',
    ],
    [film, ['--angles', '0, -5'], '--angles: found "-5", expected angles'],
    [
      film,
      ['--wavelengths', '800 nm .. 400 nm'],
      '--wavelengths: found the range "800 nm .. 400 nm", expected the smaller end first',
    ],
    [film, ['--wavelengths', '400 .. 800'], '--wavelengths: found " 800" without a unit'],
    [film, ['--wavelengths', '100 nm'], 'line 3, layers[0].index: air is known from'],
    [film, ['--step', '0 nm'], '--step: found "0 nm", expected a step above zero'],
    [film, ['--step', '1e-6 nm'], '--step: found 40000001 wavelengths, expected at most 20000'],
    [
      film,
      ['--profile', '400 nm .. 500 nm'],
      '--profile: found the range "400 nm .. 500 nm", expected one wavelength',
    ],
    [film.replace('wavelength: 400 nm .. 440 nm\n', ''), [], 'wavelength: found no wavelength'],
    [film.replace('204 nm', '-204 nm'), [], 'line 4, layers[1].thickness: found "-204 nm"'],
    [film.replace('index: air', 'index: [1, 0.1]'), [], 'line 3, layers[0].index: the cover has k'],
    [film.replace('index: air', 'index: ../air.csv'), [], 'layers[0].index: found the material "../air.csv"'],
    [
      film.replace('index: air', 'index: {file: ../air.csv}'),
      [],
      'layers[0].index: ../air.csv: found a path outside',
    ],
    ['', [], 'the file is empty'],
    ['layers: [{index: 1}]', [], 'line 1, layers: found 1 layers, expected at least two'],
  ])('refuses bad input in one sentence (%#)', async (text, options, sentence) => {
    const error: unknown = await run(stackFile(text), ...options).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).sentence).toContain(sentence);
    expect(command.output).toBe('');
  });

  it('refuses a folder', async () => {
    const error: unknown = await run(command.folder).catch((reason: unknown) => reason);
    expect((error as InputError).sentence).toContain('found a folder or device, expected a file');
  });

  itWithSharedData('gives R, T and A of the benchmarks from stack files', async () => {
    const benchmarks = sharedJson('modes/tmm_benchmarks.json') as Benchmark[];
    for (const { name, lambda_nm, pol, angle_deg, n, d_nm, R, T, A_layers } of benchmarks) {
      const layers = n.map((index, at) => ({
        index,
        ...(at > 0 && at < n.length - 1 && { thickness: `${d_nm[at - 1]} nm` }),
      }));
      const file = stackFile(JSON.stringify({ wavelength: `${lambda_nm} nm`, layers }), 'benchmark.json');
      const { responses } = await documentOf(file, '--angles', String(angle_deg), '--polarization', pol);
      expect(Math.abs(responses[0].reflectance[0] - R), name).toBeLessThan(1e-13);
      expect(Math.abs(responses[0].transmittance[0] - T), name).toBeLessThan(1e-13);
      A_layers.forEach((share, at) =>
        expect(Math.abs(responses[0].absorptance[at + 1][0] - share), name).toBeLessThan(1e-13),
      );
    }
  });
});
