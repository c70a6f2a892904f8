import { readFileSync } from 'node:fs';
import path from 'node:path';
import { memorySource } from '@modalgain/formats';
import { twoWayIntensity } from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { runStudy } from '../src/pipeline/index.js';
import { cutOffThicknessNm, trueMode, trueNetGainPerCm } from '../src/simulate/film-physics.js';
import { fresnel, gaussianProfile, slitProfile } from '../src/simulate/faults/pump-profile.js';
import { unevenLight } from '../src/simulate/faults/uneven-stripe.js';
import { withFilmFaults } from '../src/simulate/faults/index.js';
import {
  compareWithTruth,
  faultKind,
  faultNames,
  readTruth,
  simulateExperiment,
  type FaultName,
} from '../src/simulate/index.js';

// The film of the larger table: node scripts/validate/faults.mjs counts 40 seeds of each fault.
const twinFile = path.resolve(import.meta.dirname, '../../../scripts/validate/twin.json');
const twin = JSON.parse(readFileSync(twinFile, 'utf8')) as {
  films: { A: object };
  instrument: { stripeLengthsUm: number[] };
};
const seed = 3;

const { stripeLengthsUm } = twin.instrument;
/** A fixed order that has nothing to do with the length. */
const shuffled = stripeLengthsUm.map((_, i) => stripeLengthsUm[(i * 17 + 5) % stripeLengthsUm.length]);

const asMeasured = {
  usual: twin,
  spectra: { ...twin, films: { A: { ...twin.films.A, stripeRecord: 'spectra' } } },
  shuffled: { ...twin, instrument: { ...twin.instrument, stripeLengthsUm: shuffled } },
  fluences: { ...twin, instrument: { ...twin.instrument, fluencesUjPerCm2: [8, 20, 209] } },
};
type Setup = keyof typeof asMeasured;

const truthOf = (setup: Setup, ...faults: readonly object[]) =>
  readTruth(JSON.stringify({ ...asMeasured[setup], faults }), 'twin.json');

async function analysed(truth: ReturnType<typeof truthOf>) {
  const { files } = simulateExperiment(truth, { seed });
  const text = new TextDecoder().decode(files.get('study.yaml'));
  return runStudy({ text, file: 'study.yaml', source: memorySource(files) });
}

/** The codes of all verdicts, wherever in the results they stand. */
function codesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'code' in node && 'severity' in node ? [String(node.code)] : [];
  return [...own, ...Object.values(node).flatMap(codesIn)];
}

const clean = {
  usual: codesIn(await analysed(truthOf('usual'))),
  spectra: codesIn(await analysed(truthOf('spectra'))),
  shuffled: codesIn(await analysed(truthOf('shuffled'))),
  fluences: codesIn(await analysed(truthOf('fluences'))),
};

/** Sizes other than the usual one, and other ways of measuring. */
const sizes: Partial<Record<FaultName, number>> = { 'zero-error': 20 };
const setups: Partial<Record<FaultName, Setup>> = {
  feedback: 'spectra',
  drift: 'shuffled',
  'fluence-scale': 'fluences',
  'duplicated-scan': 'fluences',
};
describe('the analysis of a twin', () => {
  const kinds = faultNames.filter((kind) => faultKind(kind).sign !== undefined);

  it.each(kinds)('tells %s, and does not where it is not', async (kind) => {
    const setup = setups[kind] ?? 'usual';
    const { sign } = faultKind(kind);
    expect(clean[setup]).not.toContain(sign);
    const results = await analysed(truthOf(setup, { kind, size: sizes[kind] }));
    expect(codesIn(results)).toContain(sign);
  });

  it('says that a drift of a scan in the order of its lengths cannot be told', async () => {
    const codes = codesIn(await analysed(truthOf('usual', { kind: 'drift' })));
    expect(codes).not.toContain('drift-over-scan');
    expect(codes).toContain('drift-not-told-from-gain');
  });

  it.each(['afm-tilt', 'afm-bow', 'afm-scars', 'afm-row-offsets'] as const)(
    'keeps the thickness whatever %s',
    async (kind) => {
      const truth = truthOf('usual', { kind });
      const thickness = compareWithTruth({ results: await analysed(truth), truth }).find(
        ({ quantity }) => quantity === 'thicknessNm',
      );
      expect(thickness?.outcome).toBe('covered');
    },
  );

  it.each([
    ['missing-surface', 'afm/A.gwy'],
    ['missing-scan', 'stripe/A-*uJ.csv'],
  ])('names what %s leaves out', async (kind, file) => {
    await expect(analysed(truthOf('usual', { kind }))).rejects.toThrow(file);
  });
});

describe('faults of a truth', () => {
  const film = (kind: FaultName, size: number) => {
    const truth = withFilmFaults(truthOf('usual', { kind, size }));
    return { truth, film: truth.films.A };
  };

  it('make the film what they say', () => {
    const none = film('no-gain', 1.5);
    expect(trueNetGainPerCm(none.truth, none.film, 209)).toBeLessThan(0);
    const below = film('no-mode', 0.99);
    expect(trueMode(below.truth, below.film).kind).toBe('cut-off');
    const above = film('no-mode', 1);
    expect(trueMode(above.truth, { ...above.film, thicknessNm: above.film.thicknessNm + 0.01 }).kind).toBe(
      'guided',
    );
  });

  it('know the cut-off of TE0 of physics: 61.246766 nm for n = 1.9 on 1.457 at 656 nm', () => {
    const truth = truthOf('usual');
    const substrate = { material: 'fused-silica', index: 1.457 };
    const thicknessNm = cutOffThicknessNm({ ...truth, substrate }, { ...truth.films.A, index: 1.9 }, 0);
    expect(thicknessNm).toBeCloseTo(61.246766, 6);
  });

  it('change the files of their films and fluences only', () => {
    const before = simulateExperiment(truthOf('fluences')).files;
    const fault = { kind: 'background', size: 0.1, fluencesUjPerCm2: [20] };
    const after = simulateExperiment(truthOf('fluences', fault)).files;
    const changed = [...before].filter(
      ([file, bytes]) => Buffer.compare(bytes, after.get(file) ?? new Uint8Array()) !== 0,
    );
    expect(changed.map(([file]) => file)).toEqual(['stripe/A-20uJ.csv']);
  });

  it.each([
    [{ kind: 'background', films: ['B'] }, /names film B, which the truth does not have; it has A/],
    [{ kind: 'step', fluencesUjPerCm2: [7] }, /scan at 7 uJ\/cm2; scans are taken at 209/],
    [{ kind: 'no-mode', size: 3 }, /no-mode of 3 is out of range; expected 0.05 to 1/],
    [{ kind: 'feedback' }, /films with stripeRecord: spectra, which A is not/],
    [{ kind: 'missing-scan', size: 2 }, /has no size/],
    [{ kind: 'afm-bow', fluencesUjPerCm2: [209] }, /not of single scans/],
    [{ kind: 'duplicated-scan' }, /two fluences/],
  ])('that cannot be are refused: %o', (fault, sentence) => {
    expect(() => truthOf('usual', fault)).toThrow(InputError);
    expect(() => truthOf('usual', fault)).toThrow(sentence);
  });
});

describe('an uneven stripe', () => {
  const even = { sourcePerCm: 1000, netGainPerCm: 120 };

  it.each([0, 1e-3])('that is even is the two-way stripe, saturation %f', (saturation) => {
    const light = unevenLight({ local: () => even, profile: () => 1, saturation });
    for (const lengthCm of [0.005, 0.02, 0.05])
      expect(light(lengthCm) / twoWayIntensity(lengthCm, { ...even, saturation })).toBeCloseTo(1, 3);
  });

  it('has the fresnel integrals of the tables: C(1) = 0.7799, S(1) = 0.4383, C(2) = 0.4883, S(2) = 0.3434', () => {
    expect(fresnel(1).c).toBeCloseTo(0.7799, 2);
    expect(fresnel(1).s).toBeCloseTo(0.4383, 2);
    expect(fresnel(-2).c).toBeCloseTo(-0.4883, 2);
    expect(fresnel(-2).s).toBeCloseTo(-0.3434, 2);
  });

  it('has a quarter of the pump at the edge of a wide slit, and the fall of a Gaussian at its ends', () => {
    const slit = slitProfile({ distanceMm: 0.1, wavelengthNm: 400 });
    expect(slit(0, 1)).toBeCloseTo(0.25, 2);
    expect(slit(0.5, 1)).toBeCloseTo(1, 2);
    expect(gaussianProfile(250)(0, 0.05)).toBeCloseTo(Math.exp(-2), 10);
  });
});
