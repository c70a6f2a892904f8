import { InputError, propagate, type Estimate } from '@modalgain/numerics';
import { dfbStopBandNm, dfbWavelengthNm } from '@modalgain/optics';
import type { ResonatorResult } from '../results/index.js';
import type { DfbInput } from '../schema/resonator.js';
import { dfbOfCoupling, dfbOfGrooves, type DfbNumbers } from './dfb-numbers.js';
import type { GuidingFilm } from './film-resonator.js';
import { asEstimate } from './fluence.js';

type DfbLaser = Omit<Extract<ResonatorResult, { kind: 'dfb' }>, 'lasing'>;

/**
 * A DFB laser made of a film, for its TE0 at the emission wavelength, with the errors of thickness, index, length and grating.
 *
 * @throws InputError for grooves that are deeper than the film, or a coupling that is too strong
 */
export function dfbLaser(film: GuidingFilm, resonator: DfbInput): DfbLaser {
  const { inputs, numbers } = evaluation(film, resonator);
  const length = asEstimate(resonator.length);
  const at = numbers(inputs.map(({ value }) => value));
  if (!at) {
    throw new InputError('leaves too little film between its grooves to guide a mode; make them shallower.');
  }
  const quantity = (pick: (laser: DfbNumbers) => number, atCutOff: number): Estimate =>
    propagate(
      inputs,
      (values) => {
        const laser = numbers(values);
        return laser ? pick(laser) : atCutOff;
      },
      'mode solver and coupled waves, errors of film and resonator',
    );
  const { wavelengthNm, substrate } = film.around;
  const coupling = quantity(({ couplingPerCm }) => couplingPerCm, 0);
  const { radiation } = at;
  return {
    kind: 'dfb',
    order: resonator.order,
    lengthUm: length,
    periodNm: quantity(({ periodNm }) => periodNm, (resonator.order * wavelengthNm) / (2 * substrate.index)),
    couplingPerCm: coupling,
    thresholdGainPerCm: notBelowZero(quantity(({ modes }) => modes[0].thresholdPerCm, Infinity)),
    stopBandNm: stopBandOf(film, coupling),
    modes: at.modes.map(({ thresholdPerCm, detuningPerCm }) => ({
      wavelengthNm: dfbWavelengthNm({
        braggWavelengthNm: wavelengthNm,
        groupIndex: film.groupIndex.value,
        detuningPerCm,
      }),
      thresholdGainPerCm: thresholdPerCm,
    })),
    radiation: radiation
      ? {
          lossPerCm: notBelowZero(quantity((laser) => laser.radiation?.lossPerCm ?? 0, 0)),
          coverShare: quantity((laser) => laser.radiation?.coverShare ?? 0, 0),
          surfaceShare: quantity((laser) => laser.radiation?.surfaceShare ?? 0, 0),
        }
      : null,
  };
}

/** What the numbers of a laser follow from, and how. */
interface Evaluation {
  readonly inputs: readonly Estimate[];
  readonly numbers: (values: readonly number[]) => DfbNumbers | undefined;
}

function evaluation(film: GuidingFilm, { order, length, coupling, corrugation }: DfbInput): Evaluation {
  const { around } = film;
  if (coupling || !corrugation) {
    return {
      inputs: [film.effectiveIndex, asEstimate(length), asEstimate(coupling ?? { value: 0 })],
      numbers: once(([effectiveIndex, lengthUm, couplingPerCm]) =>
        dfbOfCoupling({ wavelengthNm: around.wavelengthNm, effectiveIndex, order, lengthUm, couplingPerCm }),
      ),
    };
  }
  const { face, depth, duty } = corrugation;
  return {
    inputs: [film.thicknessNm, film.filmIndex, ...[length, depth, duty].map(asEstimate)],
    numbers: once(([thicknessNm, filmIndex, lengthUm, depthNm, dutyCycle]) =>
      dfbOfGrooves({
        around,
        film: { thicknessNm, filmIndex },
        order,
        lengthUm,
        grooves: { face, depthNm, dutyCycle },
      }),
    ),
  };
}

/** Computed once for each set of values, since every quantity asks for the same ones. */
function once(numbers: Evaluation['numbers']): Evaluation['numbers'] {
  const known = new Map<string, DfbNumbers | undefined>();
  return (values) => {
    const key = values.join(' ');
    if (!known.has(key)) known.set(key, numbers(values));
    return known.get(key);
  };
}

function stopBandOf({ around, groupIndex }: GuidingFilm, coupling: Estimate): Estimate {
  return notBelowZero(
    propagate(
      [coupling, groupIndex],
      ([couplingPerCm = 0, index = 1]) =>
        dfbStopBandNm({ braggWavelengthNm: around.wavelengthNm, groupIndex: index, couplingPerCm }),
      'coupled waves, errors of coupling and group index',
    ),
  );
}

/** What cannot be negative has no interval below 0. */
function notBelowZero(estimate: Estimate): Estimate {
  const [lower, upper] = estimate.interval95;
  return lower >= 0 ? estimate : { ...estimate, interval95: [0, upper] };
}
