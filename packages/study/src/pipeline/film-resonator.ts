import { laserThreshold } from '@modalgain/gain';
import { InputError, type Estimate, type InputPlace, type Verdict } from '@modalgain/numerics';
import type { FilmResult, ResonatorResult } from '../results/index.js';
import type { ResonatorInput } from '../schema/resonator.js';
import { hasAbsorbingMedia, leastExtinction } from './absorbing-guide.js';
import { dfbLaser } from './dfb-laser.js';
import { fabryPerotLaser } from './fabry-perot-laser.js';
import type { StudyGainFit } from './gain-fit.js';
import { strongGrating } from './grating-limits.js';
import type { Surroundings } from './guide.js';

/** A film of which a resonator is to be made, with its TE0. */
export interface ResonatorFilm {
  readonly around: Surroundings;
  readonly thicknessNm: Estimate;
  readonly filmIndex: Estimate;
  readonly effectiveIndex: Estimate;
  readonly groupIndex: Estimate;
}

/**
 * The film with the resonator that a study asks for: unchanged where it asks for none or the film guides no mode, with a verdict where the theory does not reach.
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
  if (resonator.kind === 'dfb' && resonator.corrugation && hasAbsorbingMedia(around)) {
    return { ...film, verdicts: [...film.verdicts, groovesBesideAbsorbingMedia(film.name)] };
  }
  const guiding = { around, thicknessNm, filmIndex, effectiveIndex, groupIndex };
  const lasingFrom = (thresholdGain: Estimate): ResonatorResult['lasing'] =>
    lasingOf(film.name, thresholdGain, gainFit);
  try {
    if (resonator.kind === 'fabry-perot') {
      const laser = fabryPerotLaser(guiding, resonator);
      return { ...film, resonator: { ...laser, lasing: lasingFrom(laser.thresholdGainPerCm) } };
    }
    const laser = dfbLaser(guiding, resonator);
    return {
      ...film,
      resonator: { ...laser, lasing: lasingFrom(laser.thresholdGainPerCm) },
      verdicts: [...film.verdicts, ...strongGrating(film.name, guiding, resonator, laser)],
    };
  } catch (error) {
    throw error instanceof InputError ? error.at(place) : error;
  }
}

/** The coupling of grooves is that of a lossless mode; beside a metal it would be complex, and part of what is radiated absorbed. */
const groovesBesideAbsorbingMedia = (film: string): Verdict => ({
  code: 'resonator-not-computed',
  severity: 'caution',
  sentence: `The DFB laser of ${film} is not computed.`,
  detail:
    'The coupling of a corrugation is not given beside absorbing media: it follows from a mode without loss, and that of this film loses light to the k of what lies around it.',
  evidence: { leastExtinction },
  next: 'State the coupling instead of the corrugation, e.g. "60 +- 5 cm^-1".',
  film,
});

function lasingOf(
  film: string,
  thresholdGainPerCm: Estimate,
  gainFit: StudyGainFit | undefined,
): ResonatorResult['lasing'] {
  if (!gainFit?.fit.films.some((fitted) => fitted.film === film)) {
    return { kind: 'no-gain-fit', why: `${film} took no part in the gain fit.` };
  }
  const found = laserThreshold(gainFit.fit, { film, thresholdGainPerCm });
  if (found.kind === 'reached') return found;
  return { ...found, aboveFluenceUjPerCm2: found.aboveFluenceUjPerCm2 ?? null };
}
