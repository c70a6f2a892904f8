import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { modesCommand } from '../src/commands/modes.js';
import { itWithSharedData, sharedJson } from '../../../test-support/shared-data.js';
import { capturedCommand } from './captured-command.js';

const command = capturedCommand('modes');

function stackFile(
  name: string,
  { thickness = '204 nm', index = '1.9', polarization = 'both', more = '' } = {},
): string {
  const file = path.join(command.folder, name);
  writeFileSync(
    file,
    `wavelength: 656 nm\npolarization: ${polarization}\nlayers:\n  - index: 1\n  - {index: ${index}, thickness: ${thickness}, film: true}\n  - index: 1.457\n${more}`,
  );
  return file;
}

const run = (...args: string[]): Promise<unknown> =>
  modesCommand().exitOverride().parseAsync(args, { from: 'user' });

interface Benchmark {
  readonly name: string;
  readonly lambda_nm: number;
  readonly polarization: string;
  readonly layers: readonly { readonly n: readonly [number, number]; readonly d_nm: number | null }[];
  readonly boundary: object;
  readonly film_index: number | readonly number[];
  readonly complete_in_rect?: { readonly re: readonly number[]; readonly im: readonly number[] } | null;
  readonly modes: readonly { readonly neff: readonly [number, number]; readonly multiplicity?: number }[];
}

/** A benchmark as a stack file. */
function stackOf({
  lambda_nm,
  polarization,
  layers,
  boundary,
  film_index,
  complete_in_rect,
}: Benchmark): object {
  return {
    wavelength: `${lambda_nm} nm`,
    polarization,
    boundary,
    layers: layers.map(({ n, d_nm }, at) => ({
      index: n,
      ...(d_nm !== null && { thickness: `${d_nm} nm` }),
      ...([film_index].flat().includes(at) && { film: true }),
    })),
    ...(complete_in_rect && { search: { real: complete_in_rect.re, imaginary: complete_in_rect.im } }),
  };
}

interface ModesDocument {
  readonly file: string;
  readonly modes: readonly {
    readonly polarization: string;
    readonly order: number;
    readonly effectiveIndex: readonly [number, number];
    readonly groupIndex: number;
    readonly kind: string;
    readonly modalGainPerCm: number;
    readonly powerShare?: readonly number[];
    readonly confinement: {
      readonly power: number;
      readonly modal: readonly [number, number];
      readonly energy: number;
    };
  }[];
  readonly searches: readonly { readonly completeness: { readonly kind: string; readonly by: string } }[];
  readonly cutoffs: readonly {
    readonly polarization: string;
    readonly order: number;
    readonly kind: string;
    readonly thicknessNm: number;
  }[];
}

describe('modalgain modes', () => {
  it('prints one document for one file, with the shape that is promised', async () => {
    const file = stackFile('a.yaml');
    await run(file, '--json');
    const document = JSON.parse(command.output) as ModesDocument;
    expect(document.file).toBe(file);
    expect(document.modes.map(({ polarization, order }) => [polarization, order])).toEqual([
      ['TE', 0],
      ['TM', 0],
    ]);
    const [te] = document.modes;
    // Physics handbook, section 4.
    expect(te.effectiveIndex[0]).toBeCloseTo(1.678507982682404, 13);
    expect(te.effectiveIndex[1]).toBe(0);
    expect(te.groupIndex).toBeCloseTo(1.915354319414, 10);
    expect(te.confinement.power).toBeCloseTo(0.778009646651, 11);
    expect(te.confinement.modal[0]).toBeCloseTo(0.880673993742, 11);
    expect(document.cutoffs[0]).toMatchObject({ polarization: 'TE', order: 0, kind: 'cut-off' });
    expect(document.cutoffs[0].thicknessNm).toBeCloseTo(61.246766, 6);
  });

  it('prints an array for several files, in their order', async () => {
    await run(stackFile('a.yaml'), stackFile('b.yaml', { polarization: 'TM' }), '--json');
    const documents = JSON.parse(command.output) as ModesDocument[];
    expect(documents.map(({ modes }) => modes.length)).toEqual([2, 1]);
  });

  it('answers with no modes below cut-off, and says from which thickness on there is one', async () => {
    const file = stackFile('thin.yaml', { thickness: '44.3 nm' });
    await run(file, '--json');
    expect((JSON.parse(command.output) as ModesDocument).modes).toEqual([]);
    command.output = '';
    await run(file);
    expect(command.output).toContain('No guided mode.');
    expect(command.output).toContain('TE0 61.2 nm');
  });

  it('prints an aligned table for a person', async () => {
    await run(stackFile('a.yaml'));
    expect(command.output).toMatch(/TE0\s+1\.678508\s+1\.9154\s+0\.7780\s+0\.8807/);
    expect(command.output).toMatch(/TM0\s+1\.571787/);
  });

  it.each([
    [{ thickness: '204' }, 'line 5, layers[1].thickness: found "204" without a unit'],
    [{ thickness: '-3 nm' }, 'line 5, layers[1].thickness: found "-3 nm", expected a value above zero'],
    [{ index: 'glass' }, 'line 5, layers[1].index: "glass" may be any of'],
    [{ polarization: 'X' }, 'line 2, polarization: found "X"'],
  ])('refuses a bad stack in one sentence and prints nothing (%#)', async (change, sentence) => {
    const error: unknown = await run(stackFile('bad.yaml', change), '--json').catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).sentence).toContain(sentence);
    expect(command.output).toBe('');
  });

  it('gives the modal gain of a film with gain, and how it is known that these are all modes', async () => {
    // Physics handbook, section 4: 1850 cm-1 in the film.
    const file = stackFile('gain.yaml', {
      thickness: '204.3 nm',
      index: '[1.9, -0.0096575219]',
      polarization: 'TE',
    });
    await run(file, '--json');
    const { modes, searches, cutoffs } = JSON.parse(command.output) as ModesDocument;
    expect(modes).toHaveLength(1);
    expect(modes[0].modalGainPerCm).toBeCloseTo(1630.1894, 3);
    expect(searches[0].completeness).toEqual({ kind: 'proven', by: 'argument principle' });
    expect(cutoffs).toEqual([]);
    command.output = '';
    await run(file);
    expect(command.output).toMatch(/TE0\s+1\.678830\s+-8\.510e-3\s+1630\s/);
    expect(command.output).toContain('these are all, counted by the argument principle');
  });

  it('gives leaky modes where the boundary says so, in the region that is asked for', async () => {
    const more = 'boundary: {substrate: leaky}\nsearch: {real: [1.0, 1.45], imaginary: [0, 0.3]}\n';
    const file = stackFile('leaky.yaml', { thickness: '500 nm', polarization: 'TE', more });
    await run(file, '--json');
    const { modes } = JSON.parse(command.output) as ModesDocument;
    expect(modes.length).toBeGreaterThan(0);
    for (const mode of modes) {
      expect(mode.kind).toBe('leaky');
      expect(mode.modalGainPerCm).toBeLessThan(0);
      expect(mode.powerShare).toBeUndefined();
    }
  });

  it('says that errors of thicknesses, and thickness without interference, do not enter', async () => {
    const file = path.join(command.folder, 'notes.yaml');
    const film = '{index: 1.9, thickness: 204 +- 2 nm, film: true}';
    const plate = '{index: 1.457, thickness: 2 um, coherent: false}';
    writeFileSync(file, `wavelength: 656 nm\nlayers: [{index: 1}, ${film}, ${plate}, {index: 1}]\n`);
    await run(file, '--json');
    const { notes } = JSON.parse(command.output) as { notes: string[] };
    expect(notes).toHaveLength(2);
    expect(notes[0]).toContain('Uncertainties of thicknesses are not carried');
    expect(notes[1]).toContain('"coherent: false"');
  });

  it('says which file is missing', async () => {
    await expect(run(path.join(command.folder, 'none.yaml'))).rejects.toBeInstanceOf(InputError);
  });

  it('follows the modes over a thickness', async () => {
    const file = stackFile('sweep.yaml', { polarization: 'TE' });
    const sweep = ['--sweep', 'thickness 40 nm .. 240 nm', '--points', '6'];
    await run(file, ...sweep, '--json');
    const document = JSON.parse(command.output) as {
      modes: { value: number[]; confinementModal: number[][] }[];
    };
    expect(document.modes[0].value).toEqual([80, 120, 160, 200, 240]);
    command.output = '';
    await run(file, ...sweep);
    expect(command.output).toContain('thickness of the film from 40 to 240 nm at 656 nm');
    expect(command.output).toMatch(/\n40 +- +-\n/);
    expect(command.output).toContain('TE0 is there from 61.25 nm.');
  });

  it('draws one stack, or its sweep', async () => {
    const figure = path.join(command.folder, 'modes.svg');
    const file = stackFile('a.yaml');
    await run(file, '--figure', figure);
    expect(readFileSync(figure, 'utf8')).toContain('N = 1.6785');
    await run(file, '--sweep', 'index 1.6 .. 2.1', '--figure', figure);
    expect(readFileSync(figure, 'utf8')).toContain('Film index n');
    await run(stackFile('thin.yaml', { thickness: '40 nm' }), '--figure', figure);
    expect(readFileSync(figure, 'utf8')).toContain('no guided mode');
    await expect(run(file, file, '--figure', figure)).rejects.toThrow('found --figure with 2 stacks');
  });

  it('wants one wavelength, and three layers, and says so', async () => {
    const range = path.join(command.folder, 'range.yaml');
    const layers = 'layers: [{index: 1}, {index: 1.9, thickness: 100 nm}, {index: 1.5}]';
    writeFileSync(range, `wavelength: 400 nm .. 800 nm\n${layers}\n`);
    await expect(run(range)).rejects.toThrow('found a range, 400 to 800 nm, expected one such as "656 nm"');
    writeFileSync(range, `${layers}\n`);
    await expect(run(range)).rejects.toThrow('found no wavelength');
    writeFileSync(range, 'wavelength: 656 nm\nlayers: [{index: 1}, {index: 1.5}]\n');
    await expect(run(range)).rejects.toThrow('found 2 layers, expected at least three');
  });

  itWithSharedData('gives the modes of every benchmark from a stack file', async () => {
    const { benchmarks } = sharedJson('modes/benchmarks.json') as { benchmarks: Benchmark[] };
    const files = benchmarks.map((benchmark, i) => {
      const file = path.join(command.folder, `benchmark-${i}.json`);
      writeFileSync(file, JSON.stringify(stackOf(benchmark)));
      return file;
    });
    await run(...files, '--json');
    const documents = JSON.parse(command.output) as ModesDocument[];
    expect(documents).toHaveLength(95);
    documents.forEach(({ modes }, i) => {
      const { name, modes: known } = benchmarks[i];
      const wanted = known.flatMap((mode) => Array.from({ length: mode.multiplicity ?? 1 }, () => mode));
      expect(modes, name).toHaveLength(wanted.length);
      modes.forEach(({ effectiveIndex }, order) => {
        // At an exceptional point N itself has lost half of its digits.
        const tolerance = name.startsWith('pt_') ? 1e-7 : 1e-13;
        const [re, im] = wanted[order].neff;
        expect(Math.hypot(effectiveIndex[0] - re, effectiveIndex[1] - im), name).toBeLessThanOrEqual(
          tolerance,
        );
      });
    });
  });
});
