import { gapForIdealDensity, idealDensityPerCm3 } from '@modalgain/gain';
import type { Verdict } from '@modalgain/numerics';
import { claimedInversions } from './gain-model.js';
import { filmsWith, listText } from './claims.js';
import type { ClaimedFilm, Claims } from './claims.js';

const perCm3 = (density: number): string => `${(density / 1e15).toFixed(0)} × 10¹⁵ cm⁻³`;

/** The claimed density, or the one that the film's gain implies with the inversion that the other films share. */
function densityOf(film: ClaimedFilm, claims: Claims): number | undefined {
  if (film.densityPerCm3 !== undefined) return film.densityPerCm3;
  const inversions = claimedInversions(claims);
  if (
    film.filmGainPerCm === undefined ||
    inversions.length === 0 ||
    claims.emissionCrossSectionCm2 === undefined
  )
    return undefined;
  const mean = inversions.reduce((sum, f) => sum + f, 0) / inversions.length;
  return film.filmGainPerCm / (mean * claims.emissionCrossSectionCm2);
}

/** A change of n_t d beyond this much is more than thickness and gain of such a study leave open. */
const massTolerance = 0.2;

/** Emitters per area after against before: pressing a film cannot raise it. */
export function auditMassBalance(claims: Claims): Verdict[] {
  const ratios = filmsWith(claims.films, 'stampedFrom', 'thicknessNm').flatMap((after) => {
    const before = claims.films.find(({ name }) => name === after.stampedFrom);
    const densities = [before && densityOf(before, claims), densityOf(after, claims)];
    const [densityBefore, densityAfter] = densities;
    if (before?.thicknessNm === undefined || densityBefore === undefined || densityAfter === undefined)
      return [];
    return [
      { name: before.name, ratio: (densityAfter * after.thicknessNm) / (densityBefore * before.thicknessNm) },
    ];
  });
  if (ratios.length === 0) return [];
  const gained = ratios.filter(({ ratio }) => ratio > 1 + massTolerance).map(({ name }) => name);
  const text = ratios.map(({ name, ratio }) => `${name} × ${ratio.toFixed(2)}`).join(', ');
  return [
    {
      code: gained.length > 0 ? 'claims-gain-emitters' : 'claims-keep-mass',
      severity: gained.length > 0 ? 'contradiction' : 'holds',
      sentence:
        gained.length > 0
          ? `${listText(gained)} gained emitters by being pressed.`
          : 'Claimed densities keep the mass balance.',
      detail: `nₜ d after over before: ${text}. Pressing can only keep it or lose some.`,
      evidence: Object.fromEntries(ratios.map(({ name, ratio }) => [name, ratio])),
      ...(gained.length > 0 && {
        next: 'Absorbance of the same spot before and after; thickness at five spots.',
      }),
    },
  ];
}

/** Whether the claimed ideal density follows from the particle's size, and which gap between neighbours it holds. */
export function auditIdealDensity({ films, idealDensityPerCm3: claimed, particleNm }: Claims): Verdict[] {
  if (claimed === undefined || particleNm === undefined) return [];
  const [lengthNm, widthNm, heightNm] = particleNm.edgesNm;
  const touching = idealDensityPerCm3({ lengthNm, widthNm, heightNm }, 0);
  const gap = gapForIdealDensity({ lengthNm, widthNm, heightNm }, claimed);
  const packed = filmsWith(films, 'densityPerCm3').map(
    ({ name, densityPerCm3 }) => `${name} ${(densityPerCm3 / claimed).toFixed(3)}`,
  );
  return [
    {
      code: 'ideal-density-holds-a-gap',
      severity: 'caution',
      sentence: 'Ideal density rests on an unstated gap.',
      detail:
        `Touching ${lengthNm} × ${widthNm} × ${heightNm} nm³ give ${perCm3(touching)}, not ${perCm3(claimed)}; ` +
        (gap.kind === 'gap'
          ? `a gap of ${gap.gapNm.toFixed(2)} nm between neighbours explains it.`
          : gap.why) +
        (packed.length > 0 ? ` Packing against it: ${packed.join(', ')}.` : ''),
      evidence: {
        touchingPerCm3: touching,
        claimedPerCm3: claimed,
        gapNm: gap.kind === 'gap' ? gap.gapNm : null,
      },
      next: 'State size and gap beside every packing density.',
    },
  ];
}

/** A ratio against the same film before its treatment, beside the ratio against the best untreated film. */
export function auditGainRatio({ films, gainRatio }: Claims): Verdict[] {
  const gains = filmsWith(films, 'filmGainPerCm');
  const pairs = gains.flatMap((after) => {
    const before = gains.find(({ name }) => name === after.stampedFrom);
    return before ? [{ after, before, ratio: after.filmGainPerCm / before.filmGainPerCm }] : [];
  });
  const best = pairs.sort((a, b) => b.ratio - a.ratio).at(0);
  const bestUntreated = gains
    .filter(({ stampedFrom }) => stampedFrom === undefined)
    .sort((a, b) => b.filmGainPerCm - a.filmGainPerCm)
    .at(0);
  if (!best || !bestUntreated || bestUntreated.name === best.before.name) return [];
  const against = best.after.filmGainPerCm / bestUntreated.filmGainPerCm;
  return [
    {
      code: 'ratio-against-itself',
      severity: 'caution',
      sentence: `× ${(gainRatio ?? best.ratio).toFixed(2)} compares ${best.before.name} with itself.`,
      detail: `Against the best untreated film, ${bestUntreated.name}, the film gain of ${best.after.name} is × ${against.toFixed(2)}.`,
      evidence: {
        ratioAgainstItself: best.ratio,
        ratioAgainstBestUntreated: against,
        bestUntreated: bestUntreated.name,
      },
    },
  ];
}
