import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { modesCommand } from '../src/commands/modes.js';
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

  it('says which file is missing', async () => {
    await expect(run(path.join(command.folder, 'none.yaml'))).rejects.toBeInstanceOf(InputError);
  });
});
