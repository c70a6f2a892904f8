import { InputError, propagate, type Estimate } from '@modalgain/numerics';
import { dfbStopBandNm, dfbWavelengthNm } from '@modalgain/optics';
import type { ResonatorResult } from '../results/index.js';
import type { DfbInput } from '../schema/resonator.js';
import { lightLineOfSides } from './absorbing-guide.js';
import { boundedBelow } from './bounded-estimate.js';
import { dfbOfCoupling, dfbOfGrooves, type DfbNumbers } from './dfb-numbers.js';
import type { ResonatorFilm } from './film-resonator.js';
import { asEstimate } from './fluence.js';

type DfbLaser = Omit<Extract<ResonatorResult, { kind: 'dfb' }>, 'lasing'>;

/**
 * A DFB laser made of a film, for its TE0 at the emission wavelength, with the errors of thickness, index, length and grating.
 *
 * @throws InputError for grooves that are deeper than the film, or a coupling that is too strong
 */
export function dfbLaser(film: ResonatorFilm, resonator: DfbInput): DfbLaser {
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
  const { wavelengthNm } = film.around;
  const coupling = boundedBelow(quantity(({ couplingPerCm }) => couplingPerCm, 0));
  const { radiation } = at;
  return {
    kind: 'dfb',
    order: resonator.order,
    lengthUm: length,
    periodNm: quantity(
      ({ periodNm }) => periodNm,
      (resonator.order * wavelengthNm) / (2 * lightLineOfSides(film.around)),
    ),
    couplingPerCm: coupling,
    thresholdGainPerCm: boundedBelow(quantity(({ modes }) => modes[0].thresholdPerCm, Infinity)),
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
          lossPerCm: boundedBelow(quantity((laser) => laser.radiation?.lossPerCm ?? 0, 0)),
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

function evaluation(film: ResonatorFilm, { order, length, coupling, corrugation }: DfbInput): Evaluation {
  const { around } = film;
  if (corrugation) return ofGrooves(film, { order, length, corrugation });
  if (coupling) {
    return {
      inputs: [film.effectiveIndex, asEstimate(length), asEstimate(coupling)],
      numbers: once(([effectiveIndex, lengthUm, couplingPerCm]) =>
        dfbOfCoupling({ wavelengthNm: around.wavelengthNm, effectiveIndex, order, lengthUm, couplingPerCm }),
      ),
    };
  }
  throw new InputError('needs either its coupling or its corrugation.');
}

interface GroovedLaser extends Pick<DfbInput, 'order' | 'length'> {
  readonly corrugation: NonNullable<DfbInput['corrugation']>;
}

function ofGrooves(film: ResonatorFilm, { order, length, corrugation }: GroovedLaser): Evaluation {
  const { around } = film;
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

function stopBandOf({ around, groupIndex }: ResonatorFilm, coupling: Estimate): Estimate {
  return boundedBelow(
    propagate(
      [coupling, groupIndex],
      ([couplingPerCm = 0, index = 1]) =>
        dfbStopBandNm({ braggWavelengthNm: around.wavelengthNm, groupIndex: index, couplingPerCm }),
      'coupled waves, errors of coupling and group index',
    ),
  );
}
