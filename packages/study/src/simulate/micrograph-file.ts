import { writeTiff } from '@modalgain/formats';
import { simulateStampedBorder } from '@modalgain/surface';
import type { ExperimentDraws } from './draws.js';
import type { ExperimentTruth } from './truth.js';

export const micrographPath = (name: string): string => `sem/${name}.tif`;

/** An electron micrograph across the border of the stamp, as a TIFF with its scale. Undefined for a film without one. */
export function micrographFile(request: {
  readonly truth: ExperimentTruth;
  readonly name: string;
  readonly draws: ExperimentDraws;
}): Uint8Array | undefined {
  const { truth, name, draws } = request;
  const { micrograph } = truth.films[name];
  if (micrograph === undefined) return undefined;
  const image = simulateStampedBorder({
    seed: draws.forFilm(name, 'micrograph').integer(),
    columns: micrograph.columns,
    imageRows: micrograph.rows,
    pixelSizeNm: micrograph.pixelSizeNm,
    ratio: micrograph.brightnessRatio,
    blackLevel: micrograph.blackLevel,
  });
  return writeTiff({ ...image, title: `Border of the stamp, ${name} (synthetic)` });
}
