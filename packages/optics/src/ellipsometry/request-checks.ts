import { InputError } from '@modalgain/numerics';
import { modelIndex } from '../dispersion-models/model-index.js';
import type { EllipsometryFitRequest } from './fit-request.js';
import { rangeOf } from './wavelength-range.js';

/** @throws InputError for what no sample and no instrument has. */
export function checkRequest(request: EllipsometryFitRequest): void {
  checkLengths(request);
  checkValues(request);
  checkLayers(request);
  checkThicknesses(request);
  // It throws where the start values have no index.
  for (const wavelengthNm of rangeOf(request.scan)) modelIndex(request.model, wavelengthNm);
}

function checkLengths({ scan }: EllipsometryFitRequest): void {
  const rows = scan.wavelengthNm.length;
  if (rows === 0) throw new InputError('found no rows of Psi and Delta.');
  const lengths = [scan.angleDeg, scan.psiDeg, scan.deltaDeg, scan.psiErrorDeg, scan.deltaErrorDeg];
  if (lengths.some((values) => values !== undefined && values.length !== rows)) {
    throw new InputError(`found arrays of other lengths than the ${rows} wavelengths.`);
  }
}

/** A little noise beyond the ends of Psi is no mistake. */
const psiNoiseDeg = 5;

function checkValues({ scan }: EllipsometryFitRequest): void {
  const folded = scan.deltaRange === 'folded';
  const [lowest, highest] = folded ? [-psiNoiseDeg, 180 + psiNoiseDeg] : [-180, 540];
  requireAll(scan.wavelengthNm, (value) => value > 0 && value < Infinity, 'a wavelength above 0 nm');
  requireAll(
    scan.angleDeg,
    (value) => value >= 0 && value < 90,
    'an angle of incidence from 0 to below 90 degrees',
  );
  requireAll(
    scan.psiDeg,
    (value) => value >= -psiNoiseDeg && value <= 90 + psiNoiseDeg,
    `Psi from 0 to 90 degrees, with up to ${psiNoiseDeg} of noise beyond`,
  );
  requireAll(
    scan.deltaDeg,
    (value) => value >= lowest && value <= highest,
    folded ? 'folded Delta from 0 to 180 degrees' : 'Delta from 0 to 360 degrees',
  );
  for (const errors of [scan.psiErrorDeg, scan.deltaErrorDeg])
    requireAll(
      errors ?? new Float64Array(),
      (value) => value > 0 && value < Infinity,
      'errors above 0 degrees; leave them out if they are unknown',
    );
}

function requireAll(values: Float64Array, isFit: (value: number) => boolean, expected: string): void {
  const row = values.findIndex((value) => !isFit(value));
  if (row >= 0) throw new InputError(`found ${values[row]} in row ${row + 1}, expected ${expected}.`);
}

function checkLayers({ layers, film }: EllipsometryFitRequest): void {
  if (layers.length < 3) {
    throw new InputError(`found ${layers.length} layers, expected cover, film and substrate at least.`, {
      field: 'layers',
    });
  }
  const bare = layers.findIndex(({ nkAt }, layer) => layer !== film && nkAt === undefined);
  if (bare >= 0) {
    throw new InputError('found no index, expected one of every layer but the film.', {
      field: `layers[${bare}]`,
    });
  }
}

function checkThicknesses({
  layers,
  film,
  thickness,
  otherThicknesses = [],
  angleOffset,
}: EllipsometryFitRequest): void {
  if ('fixedNm' in thickness) requirePositive(thickness.fixedNm, 'a thickness in nm above 0', 'thickness');
  if ('prior' in thickness) checkPrior(thickness.prior, 'thickness');
  otherThicknesses.forEach(({ layer, ...prior }, position) => {
    const isInner = Number.isInteger(layer) && layer >= 1 && layer <= layers.length - 2;
    const isRepeated = otherThicknesses.findIndex((other) => other.layer === layer) < position;
    if (!isInner || layer === film || isRepeated) {
      throw new InputError(
        `found layer ${layer}, expected the position of an inner layer other than the film, each once.`,
        { field: 'otherThicknesses' },
      );
    }
    checkPrior(prior, 'otherThicknesses');
  });
  if (angleOffset !== undefined)
    requirePositive(
      angleOffset.standardDeviationDeg,
      'a standard deviation in degrees above 0',
      'angleOffset',
    );
}

function checkPrior(
  { mean, standardDeviation }: { readonly mean: number; readonly standardDeviation: number },
  field: string,
): void {
  requirePositive(mean, 'a thickness in nm above 0', field);
  requirePositive(standardDeviation, 'a standard deviation in nm above 0', field);
}

function requirePositive(value: number, expected: string, field: string): void {
  if (value > 0 && value < Infinity) return;
  throw new InputError(`found ${value}, expected ${expected}.`, { field });
}
