import type { Verdict } from '@modalgain/numerics';
import type { FilmGainFit } from './film-fit.js';
import { intervalOf } from './fitted-quantity.js';
import type { FilmSystem } from './system.js';
import { fluenceWording, inWords, rangeInWords } from './wording.js';

/** What a reader has to know of the fluences at which the films were pumped. */
export function judgeFluences(systems: readonly FilmSystem[], fits: readonly FilmGainFit[]): Verdict[] {
  const films = systems.map((system, index) => fluencesOf(system, fits[index]));
  return [...judgeSaturation(films), ...judgeNumber(films)];
}

type FluencesOfFilm = ReturnType<typeof fluencesOf>;

function fluencesOf({ film, data }: FilmSystem, fit: FilmGainFit) {
  const fluences = data.points.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2);
  return {
    film,
    lowest: Math.min(...fluences),
    distinct: new Set(fluences).size,
    saturation: fit.saturationFluenceUjPerCm2.bestFit,
    largestSaturation: intervalOf(fit.saturationFluenceUjPerCm2)[1],
    threshold: data.threshold?.fluenceUjPerCm2,
    densityOpen: fit.densityPerCm3.determination.kind === 'not-determined',
  };
}

/** From this multiple of F_s on, less than a quarter of the Langmuir gain is left to bend. */
const saturatedFrom = 3;

/** Shown by a measured threshold, else only where the whole interval of F_s lies that far below. */
function isSaturated({ lowest, saturation, largestSaturation, threshold }: FluencesOfFilm): boolean {
  return lowest > saturatedFrom * Math.max(saturation, threshold ?? largestSaturation);
}

/** One verdict for all films whose lowest fluence is far above threshold and saturation fluence. */
function judgeSaturation(films: readonly FluencesOfFilm[]): Verdict[] {
  const saturated = films.filter(isSaturated);
  if (saturated.length === 0) return [];
  const shown = saturated.find((entry) => entry.threshold !== undefined) ?? saturated[0];
  const { film, lowest, saturation, largestSaturation, threshold } = shown;
  const bend = Math.max(saturation, threshold ?? 0, lowest / 20);
  const only = saturated.length === 1 && films.length > 1;
  const against =
    threshold === undefined
      ? `Fₛ at most ${inWords(largestSaturation, fluenceWording)} (95 %)`
      : `threshold ${inWords(threshold, fluenceWording)}`;
  return [
    {
      code: 'fluences-all-saturate',
      severity: 'caution',
      sentence: only ? `Every fluence saturates the gain of ${film}.` : 'Every fluence saturates the gain.',
      detail: `${film}: lowest fluence ${inWords(lowest, fluenceWording)}, ${against}.`,
      evidence: {
        films: saturated.map((entry) => entry.film).join(', '),
        lowestFluenceUjPerCm2: lowest,
        saturationFluenceUjPerCm2: saturation,
        thresholdUjPerCm2: threshold ?? null,
      },
      next: `Net gain of ${film} from ${rangeInWords([bend / 2, 4 * bend], fluenceWording)}, around its ${
        threshold === undefined ? 'Fₛ' : 'threshold'
      }.`,
      ...(saturated.length === 1 && { film }),
    },
  ];
}

/** One verdict for all films that are open because they were pumped at one fluence, however often. */
function judgeNumber(films: readonly FluencesOfFilm[]): Verdict[] {
  const single = films.filter(({ distinct, densityOpen }) => distinct === 1 && densityOpen);
  if (single.length === 0) return [];
  const pumpedAt = single.map(({ film, lowest }) => `${film} at ${inWords(lowest, fluenceWording)}`);
  return [
    {
      code: 'one-fluence',
      severity: 'caution',
      sentence: 'One fluence cannot determine three unknowns.',
      detail: `nₜ, α and Fₛ from ${pumpedAt.join(', ')} alone; repeats add no equation.`,
      evidence: { films: single.map(({ film }) => film).join(', ') },
      next: 'Net gain at four fluences or more, some below transparency.',
      ...(single.length === 1 && { film: single[0].film }),
    },
  ];
}
