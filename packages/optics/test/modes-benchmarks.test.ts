import { describe, expect } from 'vitest';
import { itWithSharedData, sharedJson } from '../../../test-support/shared-data.js';
import { guidedModes, type GuidedMode } from '../src/index.js';

interface BenchmarkMode {
  readonly neff: readonly [number, number];
  readonly gamma?: { readonly P: number; readonly E: number; readonly gain: readonly [number, number] };
  readonly power_fraction_by_region?: readonly number[];
  readonly group_index_nondispersive?: readonly [number, number];
  readonly dneff_dd_per_nm?: readonly [number, number];
}

interface Benchmark {
  readonly name: string;
  readonly lambda_nm: number;
  readonly polarization: 'TE' | 'TM';
  readonly layers: readonly { readonly n: readonly [number, number]; readonly d_nm: number | null }[];
  readonly boundary: { readonly cover: string; readonly substrate: string };
  readonly film_index: number | readonly number[];
  readonly modes: readonly BenchmarkMode[];
}

function losslessBoundBenchmarks(): Benchmark[] {
  const { benchmarks } = sharedJson('modes/benchmarks.json') as { benchmarks: Benchmark[] };
  return benchmarks.filter(
    ({ layers, boundary }) =>
      layers.every(({ n }) => n[1] === 0) && boundary.cover === 'bound' && boundary.substrate === 'bound',
  );
}

function solve({ lambda_nm, layers, film_index, polarization }: Benchmark): GuidedMode[] {
  const solved = layers.map(({ n, d_nm }) =>
    d_nm === null ? { index: n[0] } : { index: n[0], thicknessNm: d_nm },
  );
  return guidedModes({ wavelengthNm: lambda_nm, layers: solved, film: film_index }, polarization);
}

// The reference has 60 digits. Beside a cut-off confinements are small numbers made of a small root: they are held to 1e-11 there as well,
// since the solver's unknown keeps its digits.
function expectSame(mode: GuidedMode, reference: BenchmarkMode, name: string): void {
  const within = (found: number, wanted: number, tolerance: number): void => {
    expect(Math.abs(found - wanted), `${name}, order ${mode.order}`).toBeLessThan(tolerance);
  };
  within(mode.effectiveIndex[0], reference.neff[0], 1e-13);
  if (reference.gamma !== undefined) {
    within(mode.confinement.power, reference.gamma.P, 1e-11);
    within(mode.confinement.energy, reference.gamma.E, 1e-11);
    within(mode.confinement.modal[0], reference.gamma.gain[0], 1e-11);
  }
  reference.power_fraction_by_region?.forEach((share, region) =>
    within(mode.powerShare[region], share, 1e-11),
  );
  if (reference.group_index_nondispersive)
    within(mode.groupIndex, reference.group_index_nondispersive[0], 1e-10);
  if (reference.dneff_dd_per_nm)
    within(mode.thicknessSensitivityPerNm[1][0], reference.dneff_dd_per_nm[0], 1e-11);
}

describe('the lossless bound stacks of the reference file', () => {
  itWithSharedData('are 64, of which 12 guide nothing', () => {
    const cases = losslessBoundBenchmarks();
    expect(cases).toHaveLength(64);
    expect(cases.filter(({ modes }) => modes.length === 0)).toHaveLength(12);
  });

  itWithSharedData('have the right number of modes, in the right order', () => {
    for (const benchmark of losslessBoundBenchmarks()) {
      const modes = solve(benchmark);
      expect(modes, benchmark.name).toHaveLength(benchmark.modes.length);
      expect(modes.map(({ order }) => order)).toEqual(benchmark.modes.map((_, order) => order));
    }
  });

  itWithSharedData(
    'have effective index to 1e-13, confinements, shares and dN/dd to 1e-11, group index to 1e-10',
    () => {
      for (const benchmark of losslessBoundBenchmarks()) {
        solve(benchmark).forEach((mode, order) => expectSame(mode, benchmark.modes[order], benchmark.name));
      }
    },
  );
});
