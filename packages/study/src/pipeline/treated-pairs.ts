import {
  filmPredictor,
  lossDeparture,
  measuredCandidate,
  refractionPerArea,
  type DesignMedia,
  type LogRatio,
  type TreatedPair,
} from '@modalgain/design';
import { normalQuantile975, type Determination } from '@modalgain/numerics';
import type { ComparisonResult, FilmResult } from '../results/index.js';
import type { DesignSource } from './design-basis.js';
import { filmLawOf } from './film-law.js';

/** Everything that the films of a study say of their treatment, pair by pair; pairs without a thickness are left out. */
export function treatedPairsOf(
  source: DesignSource,
  comparisons: readonly ComparisonResult[],
  around: { readonly media: DesignMedia; readonly underlayerNm: number },
): TreatedPair[] {
  return comparisons.flatMap((comparison): TreatedPair[] => {
    const [before, after] = [comparison.before, comparison.after].map((name) =>
      source.films.find((film) => film.name === name),
    );
    const thickness = logRatioOf(comparison.ratios.thickness);
    if (!before || !after || !thickness) return [];
    const [emittersPerArea, roughness] = [
      logRatioOf(comparison.ratios.emittersPerArea),
      logRatioOf(comparison.ratios.roughness),
    ];
    const refraction =
      before.filmIndex && after.filmIndex
        ? refractionPerArea({ before: before.filmIndex, after: after.filmIndex, thickness })
        : undefined;
    const other = { thickness, emittersPerArea, refractionPerArea: refraction, roughness };
    const loss = lossOf(source, { before, comparison, around, other });
    return [
      {
        before: before.name,
        after: after.name,
        pressureMpa: after.pressureMpa ?? undefined,
        packing: packingOf(before),
        measured: {
          thickness,
          ...(emittersPerArea && { emittersPerArea }),
          ...(refraction && { refractionPerArea: refraction }),
          ...(roughness && { roughness }),
          ...(loss && { loss }),
        },
      },
    ];
  });
}

/** Over ideal packing; undefined where it is not known. */
export function packingOf({ gain }: FilmResult): number | undefined {
  return gain?.packing?.kind === 'determined' ? gain.packing.estimate.value : undefined;
}

/** A ratio that is known from below and above speaks of a treatment, however little. */
function logRatioOf(ratio: Determination | null): LogRatio | undefined {
  if (!ratio) return undefined;
  const [lower, upper] = (ratio.kind === 'determined' ? ratio.estimate.interval95 : ratio.interval95) ?? [
    0,
    Infinity,
  ];
  if (!(lower > 0) || !Number.isFinite(upper)) return undefined;
  const value =
    ratio.kind === 'determined' ? Math.log(ratio.estimate.value) : (Math.log(lower) + Math.log(upper)) / 2;
  return { value, standardError: Math.log(upper / lower) / (2 * normalQuantile975) };
}

/** The ratio of losses over that which the law of the film before makes of all else that was done to it. */
function lossOf(
  { fit, forGain, roughSurfacesOf }: DesignSource,
  pair: {
    readonly before: FilmResult;
    readonly comparison: ComparisonResult;
    readonly around: { readonly media: DesignMedia; readonly underlayerNm: number };
    readonly other: Readonly<Record<string, LogRatio | undefined>>;
  },
): LogRatio | undefined {
  const { before, comparison, around, other } = pair;
  const measuredRatio = logRatioOf(comparison.ratios.loss);
  const film = forGain.find(({ name }) => name === before.name);
  const fluence = before.gain?.referenceFluenceUjPerCm2;
  if (!measuredRatio || !film || fluence === undefined) return undefined;
  const { law } = filmLawOf(
    { fit, film, result: before, roughSurfaces: roughSurfacesOf(film.name) },
    fluence,
  );
  const measured = { media: around.media, candidate: measuredCandidate(law, around.underlayerNm) };
  const toTreat = {
    predictor: filmPredictor(law, measured),
    measured,
    roughnessSqNm: undefined,
    fluenceUjPerCm2: fluence,
  };
  const of = (name: string): number => other[name]?.value ?? 0;
  return lossDeparture(
    toTreat,
    {
      thickness: of('thickness'),
      emittersPerArea: of('emittersPerArea'),
      refractionPerArea: of('refractionPerArea'),
      roughness: of('roughness'),
    },
    measuredRatio,
  );
}
