import { memorySource } from '@modalgain/formats';
import { simulateStripeScan } from '@modalgain/gain';
import { runStudy } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { bootstrapScan, refitFilm, spectraOfFilm } from '@modalgain/compute';

const lengthsUm = Array.from({ length: 20 }, (_, i) => 20 * (i + 1));

function scanText(netGainPerCm: number, seed: number): string {
  const saturation = 0.004;
  const { scan } = simulateStripeScan({
    sourcePerCm: 1000,
    netGainPerCm,
    saturation,
    stripeLengthUm: lengthsUm,
    pumpNoise: 0.03,
    seed,
  });
  const rows = Array.from(scan.stripeLengthUm, (um, i) => `${um},${scan.intensity[i]}`);
  return `Stripe length (um),Intensity (counts)\n${rows.join('\n')}\n`;
}

/** Two wavelengths and a peak between them, once per length: the longest first, as a folder may list them. */
function spectraText(): string {
  const columns = [...lengthsUm].reverse();
  const rows = Array.from({ length: 41 }, (_, j) => {
    const nm = 640 + j;
    const line = Math.exp(-(((nm - 656) / 6) ** 2));
    return [
      nm,
      ...columns.map((um) => (line * Math.expm1(0.01 * um) * (1 + 0.01 * Math.sin(um))).toFixed(4)),
    ];
  });
  return `Wavelength (nm),${columns.map((um) => `${um} um`).join(',')}\n${rows.map((row) => row.join(',')).join('\n')}\n`;
}

const encoder = new TextEncoder();
const files = new Map(
  Object.entries({
    'a-50uJ.csv': scanText(90, 1),
    'a-200uJ.csv': scanText(120, 2),
    'b-100uJ.csv': spectraText(),
  }).map(([name, text]) => [name, encoder.encode(text)]),
);

const studyText = `modalgain: 1
title: Test
wavelengths: {emission: 656 nm}
pump: {fluence: "from file name {fluence}uJ"}
films:
  A:
    stripe: {files: "a-*.csv"}
  B:
    stripe: {files: "b-*.csv"}
  C:
    stripe: {netGain: [["100 uJ/cm2", "50 +- 5 cm^-1"]]}
`;

const filmOf = (film: string) => ({ text: studyText, file: 'study.yaml', files, film });

describe('live work on one film', () => {
  it('fits its scans as a run of the whole study does', async () => {
    const { films } = await runStudy({ text: studyText, file: 'study.yaml', source: memorySource(files) });
    for (const film of films) expect(await refitFilm(filmOf(film.name))).toEqual(film.stripes);
    expect(films[0].stripes).toHaveLength(2);
    expect(films[2].stripes).toHaveLength(0);
  });

  it('gives the spectra of a scan by increasing length, and nothing where there are none', async () => {
    const [spectra] = await spectraOfFilm(filmOf('B'));
    expect(Array.from(spectra?.stripeLengthUm ?? [])).toEqual(lengthsUm);
    const wavelengths = spectra?.wavelengthNm ?? new Float64Array();
    const longest =
      spectra?.intensity.subarray(wavelengths.length * (lengthsUm.length - 1)) ?? new Float64Array();
    expect(wavelengths[longest.indexOf(Math.max(...longest))]).toBe(656);
    expect(Math.max(...longest)).toBeCloseTo(Math.expm1(4) * (1 + 0.01 * Math.sin(400)), 3);
    expect(spectra?.band.fromNm).toBeLessThan(656);
    // Where there is no light there is nothing to show.
    expect(wavelengths[0]).toBeGreaterThan(640);
    expect(wavelengths.at(-1)).toBeLessThan(672);
    expect(await spectraOfFilm(filmOf('A'))).toEqual([null, null]);
  });

  it('repeats a fit on artificial points: an interval like that of the fit, the same for the same seed', async () => {
    const [, fitted] = await refitFilm(filmOf('A'));
    const steps: number[] = [];
    const request = { ...filmOf('A'), scan: 1, replicates: 40, seed: 3 };
    const estimate = await bootstrapScan(request, (done) => steps.push(done));
    expect(steps).toHaveLength(40);
    expect(estimate.value).toBe(fitted.netGainPerCm?.value);
    const ratio = estimate.standardError / (fitted.netGainPerCm?.standardError ?? NaN);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
    expect(await bootstrapScan(request)).toEqual(estimate);
  });

  it('refuses to repeat a fit that found no gain', async () => {
    const request = { ...filmOf('C'), scan: 0, replicates: 10, seed: 1 };
    await expect(bootstrapScan(request)).rejects.toThrow(/not determined/);
  });
});
