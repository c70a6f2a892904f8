import { formatConcise, formatEnds, formatSignificant } from '@modalgain/numerics';
import type { Verdict } from '@modalgain/numerics';
import type { FilmResult, PredictedLossResult } from '../../results/index.js';

type Beside = PredictedLossResult['beside'][number];

interface Compared {
  readonly film: FilmResult;
  readonly predicted: PredictedLossResult;
  readonly found: Beside;
}

/**
 * The loss of each film beside what its roughness and k predict: the fitted one, or else the measured one, and the claimed one. `holdsGroundState`:
 * the gain model counts what unpumped emitters absorb as loss, f(0) = 0.
 */
export function auditPredictedLoss(films: readonly FilmResult[], holdsGroundState: boolean): Verdict[] {
  return films.flatMap((film) => {
    const predicted = film.predictedLoss;
    if (!predicted) return [];
    // The fitted one stands first and holds the measured one already.
    const told = predicted.beside.filter(({ kind }, i) => i === 0 || kind === 'claimed');
    return told.map((found) => verdictOf({ film, predicted, found }, holdsGroundState));
  });
}

function verdictOf(compared: Compared, holdsGroundState: boolean): Verdict {
  const { film, predicted, found } = compared;
  const [lower, upper] = found.ratio.interval95;
  const media = predicted.mediaAbsorptionPerCm;
  const shared = {
    evidence: {
      [`${found.kind}LossPerCm`]: found.lossPerCm.value,
      predictedLossPerCm: predicted.sumPerCm.value,
      scatteringPerCm: predicted.scatteringPerCm.value,
      absorptionPerCm: predicted.absorptionPerCm?.value ?? null,
      ...(media && { mediaAbsorptionPerCm: media.value }),
      ratio: found.ratio.value,
    },
    film: film.name,
  };
  const subject = `${kindText(found)} loss of ${film.name}`;
  if (lower > 1 && !predicted.absorptionPerCm)
    return {
      code: 'loss-exceeds-scattering',
      severity: 'note',
      sentence: `${subject} exceeds its scattering.`,
      detail: `${numbers(compared)} What the film absorbs is in the loss, but without k not in the prediction.`,
      next: 'Measure k at the emission wavelength, by ellipsometry or absorbance.',
      ...shared,
    };
  if (lower > 1)
    return {
      code: 'loss-exceeds-prediction',
      severity: 'caution',
      sentence: `${subject} exceeds prediction.`,
      detail: `${numbers(compared)} ${missing(compared, holdsGroundState)}`,
      next: 'Check k at the emission wavelength; look for cracks, grains and steps of thickness along the stripe.',
      ...shared,
    };
  if (upper < 1)
    return {
      code: 'prediction-exceeds-loss',
      severity: 'caution',
      sentence: `${subject} is below the prediction.`,
      detail: `${numbers(compared)} Roughness or k is taken too large, or the loss too small.`,
      next: 'Check k, which in a thin film is mostly noise, and the AFM scan for dust and scars.',
      ...shared,
    };
  if (found.ratioToScattering.interval95[0] > 1 && isBoundOnly(predicted))
    return {
      code: 'loss-rests-on-k',
      severity: 'note',
      sentence: `${subject} rests on k.`,
      detail: `${numbers(compared)} ${neededExtinction(compared)}`,
      next: 'Measure k at the emission wavelength to a few 10⁻⁴, by absorbance of a thick film or guided light.',
      ...shared,
    };
  return {
    code: 'loss-as-predicted',
    severity: 'holds',
    sentence: `${subject} is as predicted.`,
    detail: numbers(compared),
    ...shared,
  };
}

const perCm = ({ value, standardError }: { value: number; standardError: number }): string =>
  `${formatConcise(value, standardError)}\u00a0cm⁻¹`;

/** "Fitted", "Measured" or "Claimed". */
const kindText = ({ kind }: Beside): string => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;

/** A k that is not told from 0 bounds the absorption from above only. */
const isBoundOnly = ({ absorptionPerCm }: PredictedLossResult): boolean =>
  absorptionPerCm?.interval95[0] === 0;

/** "k 12(3) cm⁻¹", and beside media that absorb "k of the film 12(3) cm⁻¹, k of the media 300(20) cm⁻¹". */
function absorptionText(predicted: PredictedLossResult): string {
  const { absorptionPerCm, mediaAbsorptionPerCm: media } = predicted;
  const film = media ? 'k of the film' : 'k';
  const byFilm = !absorptionPerCm
    ? `${film} not known`
    : isBoundOnly(predicted)
      ? `${film} up to ${formatSignificant(absorptionPerCm.interval95[1], 2)}\u00a0cm⁻¹`
      : `${film} ${perCm(absorptionPerCm)}`;
  return media ? `${byFilm}, k of the media ${perCm(media)}` : byFilm;
}

/** "Fitted 132(4) cm⁻¹; predicted: scattering 28(11) cm⁻¹, k 12(3) cm⁻¹: × 3.3 (1.9 to 6.9)." */
function numbers({ predicted, found }: Compared): string {
  const { scatteringPerCm } = predicted;
  return `${kindText(found)} ${perCm(found.lossPerCm)}; predicted: scattering ${perCm(scatteringPerCm)}, ${absorptionText(predicted)}. × ${found.ratio.value < 99.5 ? found.ratio.value.toPrecision(2) : found.ratio.value.toFixed(0)} (${formatEnds(found.ratio.interval95, 2)}).`;
}

/** The k that what scattering and the media leave over would need. */
function neededExtinction({ film, predicted, found }: Compared): string {
  const rest =
    found.lossPerCm.value - predicted.scatteringPerCm.value - (predicted.mediaAbsorptionPerCm?.value ?? 0);
  const k = film.extinctionEstimate;
  const absorption = predicted.absorptionPerCm?.value ?? 0;
  if (!k || !(absorption > 0) || !(rest > 0)) return '';
  const needed = (k.value * rest) / absorption;
  return `The rest needs k = ${formatSignificant(needed, 2)}; up to ${formatSignificant(k.interval95[1], 2)} is allowed.`;
}

/** What the excess could be. Absorption of unpumped emitters is no part of it: k holds that, too. */
function missing({ found }: Compared, holdsGroundState: boolean): string {
  const rest = 'The rest: absorption that k misses, or scattering inside.';
  return found.kind === 'fitted' && holdsGroundState
    ? `${rest} Unpumped emitters absorb in α, as f(0) = 0, and in k alike.`
    : rest;
}
