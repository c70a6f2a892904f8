import { describe, expect } from 'vitest';
import { itWithSharedData, sharedJson } from '../../../test-support/shared-data.js';
import { findModes, guidedModes, type Mode, type SearchRegion, type Stack } from '../src/index.js';

type Pair = readonly [number, number];

interface BenchmarkMode {
  readonly neff: Pair;
  readonly multiplicity?: number;
  readonly gamma?: { readonly P?: number; readonly E?: number; readonly gain: Pair };
  readonly power_fraction_by_region?: readonly number[];
  readonly group_index_nondispersive?: Pair;
  readonly dneff_dd_per_nm?: Pair;
  readonly modal_gain_per_cm?: number;
}

interface Benchmark {
  readonly name: string;
  readonly lambda_nm: number;
  readonly polarization: 'TE' | 'TM';
  readonly layers: readonly { readonly n: Pair; readonly d_nm: number | null }[];
  readonly boundary: { readonly cover: 'bound' | 'leaky'; readonly substrate: 'bound' | 'leaky' };
  readonly film_index: number | readonly number[];
  readonly complete_in_rect?: { readonly re: Pair; readonly im: Pair } | null;
  readonly modes: readonly BenchmarkMode[];
}

const all = (): Benchmark[] =>
  (sharedJson('modes/benchmarks.json') as { benchmarks: Benchmark[] }).benchmarks;

const isLossless = ({ layers, boundary }: Benchmark): boolean =>
  layers.every(({ n }) => n[1] === 0) && boundary.cover === 'bound' && boundary.substrate === 'bound';

const stackOf = ({ lambda_nm, layers, film_index, boundary }: Benchmark): Stack => ({
  wavelengthNm: lambda_nm,
  film: film_index,
  boundary,
  layers: layers.map(({ n: [n, k], d_nm }) => ({
    index: { n, k },
    ...(d_nm !== null && { thicknessNm: d_nm }),
  })),
});

/** The region for which the reference states its modes to be all; the automatic one where it states none. */
const regionOf = ({ complete_in_rect }: Benchmark): { search?: SearchRegion } =>
  complete_in_rect === undefined || complete_in_rect === null
    ? {}
    : { search: { real: complete_in_rect.re, imaginary: complete_in_rect.im } };

const distance = (a: Pair, b: Pair): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

const filmLayers = ({ film_index }: Benchmark): readonly number[] =>
  typeof film_index === 'number' ? [film_index] : film_index;

interface Tolerances {
  readonly index: number;
  readonly shares: number;
  /** Of derivatives, relative where they are large. */
  readonly derivatives: number;
}

const usual: Tolerances = { index: 1e-13, shares: 1e-11, derivatives: 1e-11 };

// The reference has 60 digits. Beside a cut-off confinements are small numbers made of a small root: they are held to 1e-11 there as well,
// since the lossless solver's unknown keeps its digits.
function expectSame(mode: Mode, reference: BenchmarkMode, benchmark: Benchmark, tolerances = usual): void {
  const label = `${benchmark.name}, order ${mode.order}`;
  const within = (found: number, wanted: number, tolerance: number): void => {
    expect(Math.abs(found - wanted), label).toBeLessThanOrEqual(tolerance);
  };
  within(distance(mode.effectiveIndex, reference.neff), 0, tolerances.index);
  const { gamma } = reference;
  if (gamma === undefined) return;
  const steepness = Math.max(1, Math.hypot(...gamma.gain));
  if (gamma.P !== undefined) within(mode.confinement.power ?? NaN, gamma.P, tolerances.shares);
  if (gamma.E !== undefined) within(mode.confinement.energy ?? NaN, gamma.E, tolerances.shares);
  within(distance(mode.confinement.modal, gamma.gain), 0, steepness * tolerances.derivatives);
  reference.power_fraction_by_region?.forEach((share, region) =>
    within(mode.powerShare?.[region] ?? NaN, share, tolerances.shares),
  );
  if (reference.group_index_nondispersive)
    within(mode.groupIndex, reference.group_index_nondispersive[0], 10 * steepness * tolerances.derivatives);
  if (reference.dneff_dd_per_nm) {
    const slopes = filmLayers(benchmark).map((j) => mode.thicknessSensitivityPerNm[j]);
    const slope: Pair = [
      slopes.reduce((total, [re]) => total + re, 0),
      slopes.reduce((total, [, im]) => total + im, 0),
    ];
    within(distance(slope, reference.dneff_dd_per_nm), 0, tolerances.derivatives);
  }
}

function expectAllTheSame(benchmark: Benchmark, tolerances = usual): void {
  const { modes, completeness } = findModes(stackOf(benchmark), benchmark.polarization, regionOf(benchmark));
  expect(modes, benchmark.name).toHaveLength(benchmark.modes.length);
  expect(completeness.kind, benchmark.name).toBe('proven');
  modes.forEach((mode, order) => expectSame(mode, benchmark.modes[order], benchmark, tolerances));
}

describe('the lossless bound stacks of the reference file', () => {
  const cases = (): Benchmark[] => all().filter(isLossless);

  itWithSharedData('are 64, of which 12 guide nothing', () => {
    expect(cases()).toHaveLength(64);
    expect(cases().filter(({ modes }) => modes.length === 0)).toHaveLength(12);
  });

  itWithSharedData('have the right number of modes, in the right order', () => {
    for (const benchmark of cases()) {
      const modes = guidedModes(stackOf(benchmark), benchmark.polarization);
      expect(modes, benchmark.name).toHaveLength(benchmark.modes.length);
      expect(modes.map(({ order }) => order)).toEqual(benchmark.modes.map((_, order) => order));
    }
  });

  itWithSharedData(
    'have effective index to 1e-13, confinements, shares and dN/dd to 1e-11, group index to 1e-10',
    () => cases().forEach((benchmark) => expectAllTheSame(benchmark)),
  );
});

describe('the stacks of the reference file with loss, gain, metals or leak', () => {
  const cases = (): Benchmark[] => all().filter((benchmark) => !isLossless(benchmark));
  const besideExceptionalPoint = ({ name }: Benchmark): boolean => name.startsWith('pt_');

  itWithSharedData('are 31', () => {
    expect(cases()).toHaveLength(31);
  });

  itWithSharedData(
    'have all modes of the stated region, N to 1e-13, confinements, shares and derivatives to 1e-11, and the count proven',
    () =>
      cases()
        .filter((benchmark) => !besideExceptionalPoint(benchmark))
        .forEach((benchmark) => expectAllTheSame(benchmark)),
  );

  itWithSharedData('have every leak to 1e-6 of itself, however small: 1e-16 through 2 um of oxide', () => {
    for (const benchmark of cases().filter(({ name }) => name.startsWith('film_on_oxide'))) {
      const [mode] = findModes(stackOf(benchmark), benchmark.polarization).modes;
      const [{ neff, modal_gain_per_cm: gain = NaN }] = benchmark.modes;
      expect(Math.abs(mode.effectiveIndex[1] / neff[1] - 1), benchmark.name).toBeLessThan(1e-12);
      expect(Math.abs(mode.modalGainPerCm / gain - 1), benchmark.name).toBeLessThan(1e-12);
    }
  });

  itWithSharedData(
    'beside an exceptional point have N to 1e-13 and derivatives to 1e-8 of themselves',
    () => {
      for (const benchmark of cases().filter(({ name }) => name.startsWith('pt_q'))) {
        expectAllTheSame(benchmark, { index: 1e-13, shares: 1e-11, derivatives: 1e-8 });
      }
    },
  );

  itWithSharedData('at the exceptional point have both modes, to 1e-7, and flagged', () => {
    for (const benchmark of cases().filter(({ name }) => name.startsWith('pt_exceptional'))) {
      const { modes, completeness } = findModes(stackOf(benchmark), benchmark.polarization);
      expect(modes).toHaveLength(benchmark.modes[0].multiplicity ?? 1);
      expect(completeness.kind).toBe('proven');
      for (const mode of modes) {
        expect(distance(mode.effectiveIndex, benchmark.modes[0].neff)).toBeLessThan(1e-7);
        expect(mode.exceptional).toBe(true);
      }
    }
  });

  itWithSharedData(
    'have the same modes in the automatic region as in the stated one, where it is no part of it',
    () => {
      // Where the reference stopped at a real part, the automatic region holds further modes below it.
      const cutOffByReference = ['gain_guided_TE', 'arrow_uranus'];
      for (const benchmark of cases()) {
        if (cutOffByReference.some((name) => benchmark.name.startsWith(name))) continue;
        const { modes } = findModes(stackOf(benchmark), benchmark.polarization);
        const expected = benchmark.modes.reduce((count, { multiplicity = 1 }) => count + multiplicity, 0);
        expect(modes, benchmark.name).toHaveLength(expected);
      }
    },
  );
});
