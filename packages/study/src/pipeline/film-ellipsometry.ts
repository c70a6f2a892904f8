import type { EllipsometryScan } from '@modalgain/measurements';
import { InputError, normalEstimate, type Estimate, type Verdict } from '@modalgain/numerics';
import {
  fitEllipsometry,
  modelIndex,
  type EllipsometryFit,
  type IndexEstimate,
  type ThicknessKnowledge,
} from '@modalgain/optics';
import { angleOffsetOf, ellipsometryResultOf, withinWavelengths } from '../ellipsometry/index.js';
import type { EllipsometryResult } from '../results/index.js';
import type { EllipsometryInput } from '../schema/ellipsometry.js';
import type { FilmInput } from '../schema/film.js';
import type { StudyContext } from './context.js';
import { layersAround } from './ellipsometry-layers.js';
import { startModelOf } from './ellipsometry-model.js';
import type { FilmIndex } from './film-index.js';

/** What Psi and Delta say of a film of a study. */
export interface FilmEllipsometry {
  readonly result: EllipsometryResult;
  /** Undefined where the scan does not tell the index at the emission wavelength. */
  readonly index: FilmIndex | undefined;
  /** AFM and ellipsometry together; undefined where they leave it open. */
  readonly thicknessNm: Estimate | undefined;
  /** Share of what was known of the thickness before in what is known now: 1 where ellipsometry adds nothing. */
  readonly priorShare: number;
  /** How n and thickness of the fit go together, -1 to 1. */
  readonly correlation: number;
  readonly verdicts: Verdict[];
}

/**
 * Fits n and k of a film to its Psi and Delta, the thickness by AFM being what is known of it beforehand; undefined where the study
 * names no such file.
 *
 * @throws InputError for a file that cannot be read, and a material that is not known at its wavelengths
 */
export async function filmEllipsometry(
  context: StudyContext,
  { name, input, thicknessNm }: { name: string; input: FilmInput; thicknessNm: Estimate | null },
): Promise<FilmEllipsometry | undefined> {
  const read = await readFilmEllipsometry(context, name, input);
  if (!read) return undefined;
  const { scan, settings } = read;
  const emissionNm = context.study.wavelengths.emission.value;
  const { above, below } = await layersAround(context, { film: name, substrate: settings.substrate });
  const place = context.placeOf(['films', name, 'index', 'ellipsometry']);
  const fit = placed(place, () =>
    fitEllipsometry({
      scan,
      layers: [...above, {}, ...below],
      film: above.length,
      ...startModelOf(settings, emissionNm),
      thickness: knowledgeOf(thicknessNm),
      ...angleOffsetOf(settings.angleError?.value),
    }),
  );
  const result = ellipsometryResultOf({ scan, fit, atNm: emissionNm });
  const at = fit.indexEstimateAt(emissionNm);
  // A thickness that the data contradict was left out of the fit.
  const used = fit.thicknessPrior === 'left-out' ? null : thicknessNm;
  const posterior = fit.thickness.kind === 'determined' ? told(fit.thickness.estimate, used) : undefined;
  return {
    result,
    index: at.kind === 'known' ? indexOf(fit, at) : undefined,
    thicknessNm: posterior,
    priorShare: shareOf(posterior ? used : thicknessNm, posterior),
    correlation: at.kind === 'known' && posterior ? at.correlation.nThickness : 0,
    verdicts: result.verdicts.map((verdict) => ({ ...verdict, film: name })),
  };
}

/** The scan of a film and how it is to be fitted, nothing computed; undefined where the study names none. */
export async function readFilmEllipsometry(
  context: StudyContext,
  film: string,
  { index }: FilmInput,
): Promise<{ scan: EllipsometryScan; settings: EllipsometryInput } | undefined> {
  if (typeof index !== 'object' || !('ellipsometry' in index)) return undefined;
  const settings = index.ellipsometry;
  const place = context.placeOf(['films', film, 'index', 'ellipsometry', 'file']);
  const [file] = await context.inputs.list([settings.file], place);
  const { measurements } = await context.inputs.read({ file, as: 'ellipsometry', film });
  const scan = measurements.at(settings.spot - 1);
  if (!scan) {
    throw new InputError(
      `found spot ${settings.spot}, but ${file} has ${measurements.length === 1 ? 'one spot' : `${measurements.length} spots`}.`,
      context.placeOf(['films', film, 'index', 'ellipsometry', 'spot']),
    );
  }
  const { wavelengths } = settings;
  if (!wavelengths) return { settings, scan };
  const rangePlace = context.placeOf(['films', film, 'index', 'ellipsometry', 'wavelengths']);
  return { settings, scan: placed(rangePlace, () => withinWavelengths(scan, wavelengths)) };
}

const told = (fitted: Estimate, before: Estimate | null): Estimate => ({
  ...fitted,
  method: before ? `ellipsometry, with ${before.method} as prior` : 'ellipsometry',
});

/** Thicknesses that are looked through where none is known. */
const anyThicknessNm: readonly [number, number] = [20, 600];

function knowledgeOf(thicknessNm: Estimate | null): ThicknessKnowledge {
  if (!thicknessNm) return { rangeNm: anyThicknessNm };
  const { value, standardError } = thicknessNm;
  return standardError > 0
    ? { prior: { mean: value, standardDeviation: standardError } }
    : { fixedNm: value };
}

function shareOf(prior: Estimate | null, posterior: Estimate | undefined): number {
  if (!prior || !posterior) return prior ? 1 : 0;
  return prior.standardError > 0 ? Math.min(1, (posterior.standardError / prior.standardError) ** 2) : 1;
}

function indexOf(fit: EllipsometryFit, at: IndexEstimate): FilmIndex {
  return {
    filmIndex: at.n,
    extinction: at.k,
    dispersionPerNm: slopeOf(fit, at.wavelengthNm),
    constantsAt: (wavelengthNm) => {
      const there = fit.indexEstimateAt(wavelengthNm);
      return there.kind === 'known' ? { n: there.n, k: there.k } : undefined;
    },
  };
}

/** dn/dlambda of the fitted model by a difference over 2 nm. */
function slopeOf({ model }: EllipsometryFit, wavelengthNm: number): Estimate {
  const step = 1;
  const rise = modelIndex(model, wavelengthNm + step).n - modelIndex(model, wavelengthNm - step).n;
  return normalEstimate(rise / (2 * step), 0, 'slope of the fitted model, without its error');
}

function placed<T>(place: Parameters<InputError['at']>[0], fit: () => T): T {
  try {
    return fit();
  } catch (problem) {
    throw problem instanceof InputError ? problem.at(place) : problem;
  }
}
