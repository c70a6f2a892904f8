import { readFileSync } from 'node:fs';
import type { OpticalConstants } from '@modalgain/measurements';
import { expect } from 'vitest';
import { itWithSharedData, sharedData, sharedJson } from '../../../test-support/shared-data.js';
import {
  effectiveMedium,
  fitEllipsometry,
  foldedDelta,
  materialFromTable,
  modelIndex,
  photonEnergyEvNm,
  psiDelta,
  type DispersionModel,
  type EllipsometryLayer,
} from '../src/index.js';

const folder = 'ellipsometry/refellips';
const read = (name: string): string[] =>
  readFileSync(sharedData(`${folder}/${name}`), 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);

/** Linear between the rows of a table in micrometres, as the commercial program took it. */
function material(name: string): EllipsometryLayer['nkAt'] {
  const rows = read(`material_${name}.csv`)
    .slice(1)
    .map((line) => line.split(',').map(Number))
    .filter(([, n]) => Number.isFinite(n));
  const constants: OpticalConstants = {
    kind: 'optical-constants',
    provenance: { file: name, byteLength: 0, sha256: '', format: 'csv', notes: [] },
    wavelengthNm: Float64Array.from(rows, ([um]) => um * 1000),
    n: Float64Array.from(rows, ([, n]) => n),
    k: Float64Array.from(rows, ([, , k = 0]) => k),
  };
  return (wavelengthNm) => materialFromTable(name, constants).nk(wavelengthNm);
}

/** WVASE counts photon energies as 1240 eV nm over the wavelength. */
const ofWvase =
  (model: DispersionModel): EllipsometryLayer['nkAt'] =>
  (wavelengthNm) =>
    modelIndex(model, (wavelengthNm * photonEnergyEvNm) / 1240);

const cauchy =
  (a: number, bUm2: number): EllipsometryLayer['nkAt'] =>
  (wavelengthNm) =>
    modelIndex({ kind: 'cauchy', a, bUm2, cUm4: 0 }, wavelengthNm);

const vacuum: EllipsometryLayer = { nkAt: () => ({ n: 1 }) };
const half = (name: string): EllipsometryLayer => ({ nkAt: material(name) });
const layer = (nkAt: EllipsometryLayer['nkAt'], thicknessNm: number): EllipsometryLayer => ({
  nkAt,
  thicknessNm,
});
const lorentzOfWvase = (a: number, broadeningEv: number, energyEv: number) =>
  ({ kind: 'lorentz', amplitude: a / (broadeningEv * energyEv), broadeningEv, energyEv }) as const;

/** The stack of each file that expected.json names, cover first; its sentences in our terms. */
const stacks: Readonly<Record<string, () => EllipsometryLayer[]>> = {
  'TestData_bareSI.txt': () => [vacuum, half('silicon')],
  'TestData_cauchy.txt': () => [vacuum, layer(cauchy(1.47, 0.00495), 100), half('silicon')],
  'WVASE_example_30nmSiO2_Water_MultiWavelength.txt': () => [
    half('water'),
    layer(material('silica'), 30),
    half('silicon'),
  ],
  'WVASE_example_2nmSiO2_65nmAl2O3_MultiWavelength.txt': () => [
    half('air'),
    layer(material('aluminium_oxide'), 65),
    layer(material('silica'), 2),
    half('silicon'),
  ],
  'WVASE_example_10nmSiO2_325nmAl2O3_MultiWavelength.txt': () => [
    half('air'),
    layer(material('aluminium_oxide'), 325),
    layer(material('silica'), 10),
    half('silicon'),
  ],
  'WVASE_example_2nmSiO2_20nmPNIPAM_MultiWavelength.txt': () => [
    half('air'),
    layer(material('pnipam'), 20),
    layer(material('silica'), 2),
    half('silicon'),
  ],
  'WVASE_example_3nmSiO2_30EMA_MultiWavelength.txt': () => {
    const [silica, water] = [material('silica'), material('water')];
    const mixed: EllipsometryLayer['nkAt'] = (wavelengthNm) => ({
      ...effectiveMedium({
        law: 'linear-index',
        host: complexIndex(silica(wavelengthNm)),
        inclusion: complexIndex(water(wavelengthNm)),
        volumeFraction: 0.3,
      }),
    });
    return [half('water'), layer(mixed, 3), half('silicon')];
  },
  'WVASE_example_3nmSiO2_90nmPNIPAM_20EMA-MG_MultiWavelength.txt': () => {
    const [water, polymer] = [cauchy(1.3242, 0.003064), cauchy(1.47, 0.00495)];
    const swollen: EllipsometryLayer['nkAt'] = (wavelengthNm) =>
      effectiveMedium({
        law: 'maxwell-garnett',
        host: polymer(wavelengthNm).n,
        inclusion: water(wavelengthNm).n,
        volumeFraction: 0.2,
      });
    return [{ nkAt: water }, layer(swollen, 90), layer(material('silica'), 3), half('silicon')];
  },
  'WVASE_Lorentz_example_100nmFilm_MultiWavelength.txt': () => {
    const film: DispersionModel = {
      kind: 'oscillators',
      epsilonInfinity: 2,
      oscillators: [lorentzOfWvase(5, 0.25, 2), lorentzOfWvase(10, 0.5, 4)],
    };
    return [half('air'), layer(ofWvase(film), 100), layer(material('silica'), 2.5), half('silicon')];
  },
  'WVASE_TaucLorentz_example_350nmFilm_MultiWavelength_MultiAngle.txt': () => {
    const film: DispersionModel = {
      kind: 'oscillators',
      epsilonInfinity: 1,
      oscillators: [
        { kind: 'tauc-lorentz', amplitudeEv: 51, broadeningEv: 0.1, energyEv: 0.98, gapEv: 1 },
        { kind: 'tauc-lorentz', amplitudeEv: 124, broadeningEv: 0.9, energyEv: 2.2, gapEv: 1 },
      ],
    };
    return [half('air'), layer(ofWvase(film), 350), layer(material('silica'), 3), half('silicon')];
  },
};

const complexIndex = ({ n, k = 0 }: { readonly n: number; readonly k?: number | undefined }) => ({ n, k });

interface ExpectedStack {
  readonly file: string;
  readonly points: number;
  readonly max_abs_dpsi_deg: number;
  readonly max_abs_ddelta_deg: number;
  readonly delta_convention: string;
}

/** Rows of wavelength, angle, Psi and Delta. */
const rowsOf = (name: string): number[][] =>
  read(name)
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter((row) => row.length === 4 && row.every(Number.isFinite));

itWithSharedData(
  'Psi and Delta of each stack are as near to the commercial program as was found elsewhere',
  () => {
    const { stacks: expected } = sharedJson('ellipsometry/expected.json') as { stacks: ExpectedStack[] };
    expect(expected.map(({ file }) => file).sort()).toEqual(Object.keys(stacks).sort());
    for (const stated of expected) {
      const rows = rowsOf(stated.file);
      expect(rows).toHaveLength(stated.points);
      const ours = psiDelta({
        layers: stacks[stated.file](),
        wavelengthNm: rows.map(([wavelengthNm]) => wavelengthNm),
        angleDeg: rows.map(([, angleDeg]) => angleDeg),
      });
      const folds = stated.delta_convention.includes('folded');
      let psi = 0;
      let delta = 0;
      rows.forEach(([, , psiDeg, deltaDeg], row) => {
        const modelled = folds ? foldedDelta(ours.deltaDeg[row]) : ours.deltaDeg[row];
        const turn = Math.abs(modelled - deltaDeg) % 360;
        psi = Math.max(psi, Math.abs(ours.psiDeg[row] - psiDeg));
        delta = Math.max(delta, Math.min(turn, 360 - turn));
      });
      expect(psi, stated.file).toBeLessThan(1.2 * stated.max_abs_dpsi_deg);
      expect(delta, stated.file).toBeLessThan(1.2 * stated.max_abs_ddelta_deg);
    }
  },
);

itWithSharedData(
  'a fit finds the film that the commercial program was given, in folded Delta of angles to 85 degrees',
  () => {
    const rows = rowsOf('TestData_cauchy.txt');
    const column = (i: number): Float64Array => Float64Array.from(rows, (row) => row[i]);
    const fit = fitEllipsometry({
      scan: {
        wavelengthNm: column(0),
        angleDeg: column(1),
        psiDeg: column(2),
        deltaDeg: column(3),
        deltaRange: 'folded',
      },
      layers: [vacuum, {}, half('silicon')],
      film: 1,
      model: { kind: 'cauchy', a: 1.6, bUm2: 0.01, cUm4: 0 },
      thickness: { rangeNm: [10, 400] },
    });
    const index = fit.indexEstimateAt(600);
    // The tables of silicon differ a little, as the bare substrate shows; the rest is the rounding of the file.
    expect(fit.thickness.kind === 'determined' && fit.thickness.estimate.value).toBeCloseTo(100, 2);
    expect(index.kind === 'known' && index.n.value).toBeCloseTo(1.47 + 0.00495 / 0.36, 4);
    expect(0.1 * fit.errorScale).toBeLessThan(0.005);
  },
);
