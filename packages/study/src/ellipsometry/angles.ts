import { foldedDelta } from '@modalgain/optics';
import type { EllipsometryScan } from '@modalgain/measurements';
import type { EllipsometryResult } from '../results/index.js';

type Angles = { readonly psiDeg: Float64Array; readonly deltaDeg: Float64Array };

/** The rows of a scan beside those of a model, for figures and tables. */
export function rowsBeside(scan: EllipsometryScan, model: Angles): EllipsometryResult['rows'] {
  const isFolded = scan.deltaRange === 'folded';
  return {
    wavelengthNm: [...scan.wavelengthNm],
    angleDeg: [...scan.angleDeg],
    psiDeg: [...scan.psiDeg],
    deltaDeg: [...scan.deltaDeg],
    psiModelDeg: [...model.psiDeg],
    deltaModelDeg: Array.from(model.deltaDeg, (delta) => (isFolded ? foldedDelta(delta) : delta)),
  };
}

/** How far model and scan are apart at each angle of incidence, the angles rising. */
export function angleSummaries(rows: EllipsometryResult['rows']): EllipsometryResult['angles'] {
  const angles = [...new Set(rows.angleDeg)].sort((a, b) => a - b);
  return angles.map((angleDeg) => {
    const places = [...rows.angleDeg.keys()].filter((place) => rows.angleDeg[place] === angleDeg);
    const psi = places.map((place) => rows.psiDeg[place] - rows.psiModelDeg[place]);
    const delta = places.map((place) => turnBetween(rows.deltaDeg[place], rows.deltaModelDeg[place]));
    return {
      angleDeg,
      points: places.length,
      psiRmsDeg: rootMeanSquare(psi),
      deltaRmsDeg: rootMeanSquare(delta),
      psiMaximumDeg: largest(psi),
      deltaMaximumDeg: largest(delta),
    };
  });
}

/** From the model to the measured Delta by the shorter way, -180 to 180: 359 and 1 degrees are 2 apart. */
export function turnBetween(measuredDeg: number, modelDeg: number): number {
  return ((((measuredDeg - modelDeg + 180) % 360) + 360) % 360) - 180;
}

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

const largest = (values: readonly number[]): number => Math.max(...values.map(Math.abs));
