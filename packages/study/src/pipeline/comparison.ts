import { compareFilms, densityRatioProfile, didTreatmentChange } from '@modalgain/gain';
import type { FilmComparison, GlobalGainFit } from '@modalgain/gain';
import { logNormalEstimate, propagate } from '@modalgain/numerics';
import type { Determination, Estimate } from '@modalgain/numerics';
import type { SurfaceState } from '@modalgain/surface';
import type { ComparisonResult, FilmResult } from '../results/index.js';
import { compareScans } from './compare-scans.js';

interface Comparing {
  readonly films: readonly FilmResult[];
  readonly fit: GlobalGainFit | undefined;
  /** The part of a film's relative error of thickness that all AFM scans share. */
  readonly heightScaleError: (film: string) => number;
  /** The scan that stands for a film's surface. */
  readonly scanOf: (film: string) => SurfaceState | undefined;
}

/** Each treated film against what it was before, with the uncertainties that both share cancelled. */
export function comparisonsOf(comparing: Comparing): ComparisonResult[] {
  const { films } = comparing;
  return films.flatMap((after) => {
    const before = films.find(({ name }) => name === after.stampedFrom);
    return before ? [compare(before, after, comparing)] : [];
  });
}

function compare(
  before: FilmResult,
  after: FilmResult,
  { fit, heightScaleError, scanOf }: Comparing,
): ComparisonResult {
  const fluence = before.gain?.referenceFluenceUjPerCm2;
  const both = fit && before.gain && after.gain && fluence !== undefined;
  const fitted = both
    ? compareFilms(fit, { before: before.name, after: after.name, fluenceUjPerCm2: fluence })
    : undefined;
  const test = fit && fitted && testDensity(fit, fitted);
  const scans = compareScans(scanOf(before.name), scanOf(after.name));
  return {
    before: before.name,
    after: after.name,
    treatment: after.treatment ?? '',
    ratios: {
      thickness: determined(fitted?.thickness ?? thicknessRatio(before, after, heightScaleError)),
      roughness: determined(ratio(before.roughnessSqNm, after.roughnessSqNm)),
      confinementModal: determined(
        fitted?.confinementModal ?? ratio(confinementOf(before), confinementOf(after)),
      ),
      netGain: fitted?.netGain?.determination ?? null,
      filmGain: fitted?.filmGain?.determination ?? null,
      density: fitted?.density.determination ?? null,
      loss: fitted?.loss?.determination ?? null,
      emittersPerArea: fitted?.arealDensity ?? null,
    },
    densityTest: test?.result ?? null,
    surfaces: scans.surfaces,
    verdicts: [...(fitted?.verdicts ?? []), ...(test ? [test.verdict] : []), ...scans.verdicts].map(
      (verdict) => ({ ...verdict, film: after.name }),
    ),
  };
}

/** Did the treatment change n_t? */
function testDensity(fit: GlobalGainFit, { before, after, density }: FilmComparison) {
  const { chiSquareRise, probability, hasChanged, verdict } = didTreatmentChange(fit, {
    before,
    after,
    hypothesis: 'same-density',
  });
  const { ratio: ratios, deltaChiSquare } = densityRatioProfile(fit, { before, after }, density);
  const result: NonNullable<ComparisonResult['densityTest']> = {
    deltaChiSquare: chiSquareRise,
    pValue: probability,
    hasChanged,
    ratio: density.determination,
    profile: { ratio: [...ratios], deltaChiSquare: [...deltaChiSquare] },
  };
  return { result, verdict };
}

function confinementOf({ waveguide }: FilmResult): Estimate | null {
  return waveguide?.mode.kind === 'guided' ? waveguide.mode.confinementModal : null;
}

function thicknessRatio(
  before: FilmResult,
  after: FilmResult,
  heightScaleError: Comparing['heightScaleError'],
): Estimate | null {
  if (!before.thicknessNm || !after.thicknessNm) return null;
  const [bottom, top] = [before.thicknessNm, after.thicknessNm];
  const isShared = heightScaleError(before.name) > 0 && heightScaleError(after.name) > 0;
  const own = ({ value, standardError }: Estimate, film: string): number => {
    const shared = isShared ? heightScaleError(film) : 0;
    return Math.sqrt(Math.max(0, (standardError / value) ** 2 - shared ** 2));
  };
  const relativeError = Math.hypot(own(bottom, before.name), own(top, after.name));
  return logNormalEstimate(top.value / bottom.value, relativeError, 'ratio, common height scale cancelled');
}

function ratio(before: Estimate | null, after: Estimate | null): Estimate | null {
  if (!before || !after) return null;
  return propagate([before, after], ([b = NaN, a = NaN]) => a / b, 'ratio');
}

function determined(estimate: Estimate | null): Determination | null {
  return estimate && { kind: 'determined', estimate };
}
