import type { MeasuredThreshold } from '@modalgain/gain';
import type { Estimate, Verdict } from '@modalgain/numerics';
import type { SurfaceState } from '@modalgain/surface';
import type { FilmResult } from '../results/index.js';
import type { StudyContext } from './context.js';
import { absorbanceAtPump, densityFromAbsorbance } from './absorbance.js';
import { densityFromFilmIndex } from './density-from-index.js';
import { treatmentOf } from './family.js';
import { filmContrast } from './film-contrast.js';
import { filmEllipsometry } from './film-ellipsometry.js';
import { filmIndexOf } from './film-index.js';
import { filmLoss } from './film-loss.js';
import { filmPumpOf } from './film-pump.js';
import type { FilmPump } from './film-pump.js';
import { filmSurface } from './film-surface.js';
import type { RoughSurface } from './film-surface.js';
import { filmThreshold } from './film-threshold.js';
import type { Surroundings } from './guide.js';
import { netGainOf } from './net-gain.js';
import type { NetGainAtFluence } from './net-gain.js';
import { stripesOf } from './stripes.js';
import type { FilmStripes } from './stripes.js';
import { waveguideOf } from './waveguide.js';

interface FilmRequest {
  readonly context: StudyContext;
  readonly name: string;
  readonly around: Surroundings | undefined;
  /** At the pump wavelength; undefined where that or the media at it are not known. */
  readonly pumpAround: Surroundings | undefined;
  readonly family: number;
}

export interface MeasuredFilm {
  /** What takes the other films as well (gain, prediction, predicted loss) is still null. */
  readonly result: FilmResult;
  readonly netGain: readonly NetGainAtFluence[];
  /** See FilmNetGain. */
  readonly netGainCovariancePerCm2: Float64Array | undefined;
  /** The part of the thickness' relative error that all AFM scans share. */
  readonly heightScaleError: number;
  /** Of index and thickness: 0 but where one fit gave both. */
  readonly indexThicknessCorrelation: number;
  readonly roughSurfaces: readonly RoughSurface[];
  /** The scan that stands for the film beside others. */
  readonly comparableScan: SurfaceState | undefined;
  /** Undefined where k at the pump wavelength is not known. */
  readonly pump: FilmPump | undefined;
  readonly measuredLossPerCm: Estimate | undefined;
  /** With its definition and stripe; undefined where one of these is missing. */
  readonly measuredThreshold: MeasuredThreshold | undefined;
}

const noStripes: FilmStripes = { stripes: [], netGainCorrelation: new Float64Array(0) };

/** All that one film's own files say. */
export async function measureFilm(request: FilmRequest): Promise<MeasuredFilm> {
  const { context, name, around, pumpAround, family } = request;
  const input = context.study.films[name];
  const surface = await filmSurface(context, name, input);
  const ellipsometry = await filmEllipsometry(context, { name, input, thicknessNm: surface.thicknessNm });
  const index = ellipsometry ? ellipsometry.index : await filmIndexOf(context, name, input);
  const thicknessNm = ellipsometry?.thicknessNm ?? surface.thicknessNm;
  const indexThicknessCorrelation = ellipsometry?.correlation ?? 0;
  const guiding =
    around && thicknessNm && index
      ? waveguideOf({
          film: name,
          thicknessNm,
          filmIndex: index.filmIndex,
          correlation: indexThicknessCorrelation,
          extinction: index.extinction,
          ...(index.dispersionPerNm && { dispersionPerNm: index.dispersionPerNm }),
          surroundings: around,
        })
      : undefined;
  const stripes =
    input.stripe && 'files' in input.stripe ? await stripesOf(context, name, input.stripe) : noStripes;
  const absorbed = await densityFromAbsorbance({
    context,
    name,
    film: input,
    thicknessNm,
  });
  const byIndex = densityFromFilmIndex(context, name, index?.filmIndex);
  const gains = netGainOf(name, input, stripes);
  const pump = filmPumpOf({
    film: name,
    index,
    thicknessNm,
    around,
    pumpAround,
    absorbance: await absorbanceAtPump(context, name, input),
    fluencesUjPerCm2: gains.netGain.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2),
    fluenceScaleError: context.study.pump?.scaleError?.value ?? 0,
  });
  const micrograph = await filmContrast(context, name, input);
  const loss = await filmLoss(context, name, input.loss);
  const found = await filmThreshold({ context, name, threshold: input.threshold, netGain: gains.netGain });
  const result: FilmResult = {
    name,
    family,
    stampedFrom: input.stampedFrom ?? null,
    treatment: treatmentOf(input),
    pressureMpa: input.pressure?.value ?? null,
    thicknessNm,
    filmIndex: index?.filmIndex ?? null,
    extinction: index?.extinction?.value ?? null,
    extinctionEstimate: index?.extinction ?? null,
    pump: pump?.result ?? null,
    ellipsometry: ellipsometry?.result ?? null,
    surfaces: surface.surfaces,
    roughnessSqNm: surface.roughnessSqNm,
    contrast: micrograph.contrast,
    waveguide: guiding?.waveguide ?? null,
    stripes: stripes.stripes,
    netGain: gains.netGain.map(({ fluenceUjPerCm2, outcome, netGainPerCm }) => ({
      fluenceUjPerCm2,
      outcome,
      netGainPerCm,
    })),
    threshold: found.threshold,
    thresholdSeries: found.thresholdSeries,
    lossScans: loss.lossScans,
    lossPerCm: loss.lossPerCm,
    predictedLoss: null,
    densityFromAbsorbance: absorbed.densityPerCm3,
    densityFromIndex: byIndex.densityPerCm3,
    gain: null,
    prediction: null,
    verdicts: [
      ...surface.verdicts,
      ...micrograph.verdicts,
      ...(ellipsometry?.verdicts ?? []),
      ...(guiding?.verdicts ?? []),
      ...gains.verdicts,
      ...scanVerdicts(name, stripes, guiding?.waveguide.mode.kind === 'cut-off'),
      ...loss.verdicts,
      ...found.verdicts,
      ...absorbed.verdicts,
      ...byIndex.verdicts,
    ],
  };
  return {
    result,
    netGain: gains.netGain,
    netGainCovariancePerCm2: gains.covariancePerCm2,
    heightScaleError: surface.heightScaleError * (ellipsometry?.priorShare ?? 1),
    indexThicknessCorrelation,
    roughSurfaces: surface.roughSurfaces,
    comparableScan: surface.comparableScan,
    pump,
    measuredLossPerCm: loss.lossPerCm ?? undefined,
    measuredThreshold: found.datum,
  };
}

/** Told of the saturation of all scans together by the audit. */
const toldTogether = 'gain-saturates';

/**
 * What is wrong with single scans, for the head of the report; what holds is told beside the scan. That a scan leaves the
 * gain open is no loss where the film guides no mode.
 */
function scanVerdicts(film: string, { stripes }: FilmStripes, guidesNoMode: boolean): Verdict[] {
  return stripes.flatMap(({ fluenceUjPerCm2, verdicts, spectralGain }) =>
    [...verdicts, ...(spectralGain?.verdicts ?? [])]
      .filter(({ severity, code }) => severity !== 'note' && severity !== 'holds' && code !== toldTogether)
      .filter(({ code }) => !(guidesNoMode && code === 'not-determined'))
      .map((verdict) => ({
        ...verdict,
        detail: fluenceUjPerCm2 ? `At ${fluenceUjPerCm2.value} µJ/cm²: ${verdict.detail}` : verdict.detail,
        film,
      })),
  );
}
