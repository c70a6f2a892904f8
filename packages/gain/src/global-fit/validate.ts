import { InputError } from '@modalgain/numerics';
import type { FilmGainData, GlobalFitInput, ScaleInput } from './inputs.js';

/** Refuses input that no fit can use; each sentence names the film or field, what was found and what is expected. */
export function validateInput(input: GlobalFitInput): void {
  if (input.films.length === 0) throw new InputError('The global fit got no film; give at least one.');
  const names = new Set(input.films.map(({ film }) => film));
  if (names.size < input.films.length)
    throw new InputError('Two films have the same name; each needs its own.');
  positiveScale(input.emissionCrossSectionCm2, 'The emission cross-section');
  input.films.forEach(validateFilm);
  const prior = input.saturationFluencePrior;
  if (prior) {
    positive(prior.fluenceUjPerCm2, 'The saturation fluence known beforehand');
    positive(prior.standardErrorUjPerCm2, 'The error of the saturation fluence known beforehand');
  }
}

function validateFilm(data: FilmGainData): void {
  const { film, points, covariancePerCm2 } = data;
  if (points.length === 0) {
    throw new InputError(`${film} has no net gain at any fluence; leave the film out of the fit.`);
  }
  for (const { fluenceUjPerCm2, netGainPerCm, standardErrorPerCm } of points) {
    positive(fluenceUjPerCm2, `A fluence of ${film}`);
    if (!Number.isFinite(netGainPerCm)) {
      throw new InputError(
        `A net gain of ${film} is ${netGainPerCm}; it has to be a number (it may be negative).`,
      );
    }
    if (!covariancePerCm2) positive(standardErrorPerCm, `The error of a net gain of ${film}`);
  }
  if (covariancePerCm2 && covariancePerCm2.length !== points.length ** 2) {
    throw new InputError(
      `The covariance of ${film} has ${covariancePerCm2.length} entries; ${points.length} net gains need ${points.length ** 2}.`,
    );
  }
  positiveScale(data.confinementModal, `The confinement factor of ${film}`);
  if (data.thicknessNm) positiveScale(data.thicknessNm, `The thickness of ${film}`);
  if (data.measuredLoss) positive(data.measuredLoss.standardErrorPerCm, `The error of the loss of ${film}`);
  if (data.threshold) {
    positive(data.threshold.fluenceUjPerCm2, `The threshold of ${film}`);
    positive(data.threshold.stripeLengthUm, `The stripe length of the threshold of ${film}`);
  }
}

function positiveScale({ value, errors }: ScaleInput, name: string): void {
  positive(value, name);
  const broken = errors.find(({ relativeError }) => !Number.isFinite(relativeError));
  if (broken) {
    throw new InputError(
      `${name} has an error of ${broken.relativeError} from ${broken.source}; give a number.`,
    );
  }
}

function positive(value: number, name: string): void {
  if (!(value > 0 && Number.isFinite(value))) {
    throw new InputError(`${name} is ${value}; it has to be a positive number.`);
  }
}
