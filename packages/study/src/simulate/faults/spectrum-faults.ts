import type { RandomStream } from '@modalgain/numerics';
import { faultSize } from './fault-size.js';
import type { FaultyScan } from './scan-faults.js';

const lineCount = 5;
const lineFwhmNm = 0.7;
/** Lines lie on the band, within so many of its widths. */
const bandShare = 0.4;

interface SpectraOfScan extends FaultyScan {
  readonly wavelengthsNm: readonly number[];
  /** Places the laser lines: the same for all spectra of a scan. */
  readonly random: RandomStream;
}

/** The light of a scan's spectra, one a length, with background and laser lines. */
export function faultyLight(spectra: readonly (readonly number[])[], scan: SpectraOfScan): number[][] {
  const background = (faultSize('background', scan) ?? 0) * brightest(spectra);
  const height = faultSize('feedback', scan);
  const lines = height === undefined ? [] : linePlaces(scan);
  const firstLasing = Math.floor(spectra.length / 2);
  return spectra.map((spectrum, i) => {
    const lineCounts = i >= firstLasing ? (height ?? 0) * Math.max(...spectrum) : 0;
    return spectrum.map((counts, j) =>
      Math.max(counts + background + lineCounts * lineShape(lines, scan.wavelengthsNm[j]), 0),
    );
  });
}

/** Spectra as a faulty detector records them. */
export function faultyRecord(
  spectra: readonly (readonly number[])[],
  light: readonly (readonly number[])[],
  scan: FaultyScan,
): number[][] {
  const drift = faultSize('drift', scan) ?? 0;
  const step = faultSize('step', scan) ?? 1;
  const middle = Math.floor(spectra.length / 2);
  const limit = (faultSize('detector-limit', scan) ?? Infinity) * brightest(light);
  return spectra.map((spectrum, i) => {
    const factor = (1 + (drift * i) / (spectra.length - 1)) * (i >= middle ? step : 1);
    return spectrum.map((counts) => Math.min(counts * factor, limit));
  });
}

const brightest = (spectra: readonly (readonly number[])[]): number =>
  spectra.reduce((most, spectrum) => Math.max(most, ...spectrum), 0);

function linePlaces({ truth, random }: SpectraOfScan): number[] {
  const { gainPeakNm, gainFwhmNm } = truth.spectrum;
  return Array.from(
    { length: lineCount },
    () => gainPeakNm + bandShare * gainFwhmNm * (2 * random.uniform() - 1),
  );
}

function lineShape(linesNm: readonly number[], wavelengthNm: number): number {
  return linesNm.reduce(
    (sum, lineNm) => sum + Math.exp(-4 * Math.LN2 * ((wavelengthNm - lineNm) / lineFwhmNm) ** 2),
    0,
  );
}
