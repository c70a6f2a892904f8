import { laserThreshold } from '@modalgain/gain';
import { InputError, type Estimate, type InputPlace } from '@modalgain/numerics';
import type { FilmResult, ResonatorResult } from '../results/index.js';
import type { ResonatorInput } from '../schema/resonator.js';
import { dfbLaser } from './dfb-laser.js';
import { fabryPerotLaser } from './fabry-perot-laser.js';
import type { StudyGainFit } from './gain-fit.js';
import type { Surroundings } from './guide.js';

/** A film that guides, as far as a resonator made with it goes. */
export interface GuidingFilm {
  readonly around: Surroundings;
  readonly thicknessNm: Estimate;
  readonly filmIndex: Estimate;
  readonly effectiveIndex: Estimate;
  readonly groupIndex: Estimate;
}

/**
 * The film with the resonator that a study asks for: unchanged where it asks for none or the film guides no mode.
 *
 * @throws InputError for a resonator that cannot be computed
 */
export function withResonator({
  film,
  resonator,
  around,
  gainFit,
  place,
}: {
  readonly film: FilmResult;
  readonly resonator: ResonatorInput | undefined;
  readonly around: Surroundings | undefined;
  readonly gainFit: StudyGainFit | undefined;
  readonly place: InputPlace;
}): FilmResult {
  const { thicknessNm, filmIndex, waveguide } = film;
  if (!resonator || !around || !thicknessNm || !filmIndex || waveguide?.mode.kind !== 'guided') return film;
  const { effectiveIndex, groupIndex } = waveguide.mode;
  const guiding = { around, thicknessNm, filmIndex, effectiveIndex, groupIndex };
  const lasingFrom = (thresholdGain: Estimate): ResonatorResult['lasing'] =>
    lasingOf(film.name, thresholdGain, gainFit);
  try {
    const laser =
      resonator.kind === 'dfb' ? dfbLaser(guiding, resonator) : fabryPerotLaser(guiding, resonator);
    return { ...film, resonator: { ...laser, lasing: lasingFrom(laser.thresholdGainPerCm) } };
  } catch (error) {
    throw error instanceof InputError ? error.at(place) : error;
  }
}

function lasingOf(
  film: string,
  { value, standardError }: Estimate,
  gainFit: StudyGainFit | undefined,
): ResonatorResult['lasing'] {
  if (!gainFit?.fit.films.some((fitted) => fitted.film === film)) {
    return { kind: 'no-gain-fit', why: `${film} took no part in the gain fit.` };
  }
  const thresholdGain = { valuePerCm: value, standardErrorPerCm: standardError };
  const found = laserThreshold(gainFit.fit, { film, thresholdGain });
  if (found.kind === 'reached') return found;
  return { ...found, aboveFluenceUjPerCm2: found.aboveFluenceUjPerCm2 ?? null };
}
