import type { EllipsometryScan } from '@modalgain/measurements';
import { InputError, type Quantity } from '@modalgain/numerics';
import { fitEllipsometry, type IndexEstimate, type ThicknessKnowledge } from '@modalgain/optics';
import type { EllipsometryResult } from '../results/index.js';
import type { StackFile } from '../stack/index.js';
import { angleOffsetOf } from './angle-error.js';
import { compareEllipsometry } from './compare.js';
import { ellipsometryResultOf } from './fit-result.js';
import { ellipsometryLayers } from './layers.js';
import { stackConfinement } from './stack-confinement.js';

/** What is asked of a scan and a stack file. */
export interface StackEllipsometry {
  readonly scan: EllipsometryScan;
  readonly stack: StackFile;
  /** Whether a dispersion model of the film is fitted. */
  readonly fits: boolean;
  /** Of the film, in place of the file's. */
  readonly thickness?: Quantity;
  /** Standard error of the angle of incidence; `usualAngleErrorDeg` if absent. */
  readonly angleErrorDeg?: number;
  /** Where n, k and the confinement are told. */
  readonly atNm?: number;
}

/**
 * Fits the film of a stack whose index is a dispersion model; any other stack is compared with the scan.
 *
 * @throws InputError for a thickness without a film to have it, and as `compareEllipsometry` and `fitEllipsometry`
 */
export function analyseStackEllipsometry(request: StackEllipsometry): EllipsometryResult {
  const { scan, stack, fits, atNm } = request;
  const layers = ellipsometryLayers(stack, scan.wavelengthNm[0]);
  const film = stack.film.length === 1 ? stack.film[0] : undefined;
  if (film === undefined) {
    if (request.thickness === undefined) return compareEllipsometry(scan, layers);
    throw new InputError('found --thickness, but the stack has no film of one layer; mark it "film: true".');
  }
  const { model, thickness: stated } = stack.layers[film];
  const thickness = request.thickness ?? stated;
  if (thickness === undefined)
    throw new InputError('found a film without a thickness.', { file: stack.file });
  const sized = layers.with(film, { ...layers[film], thicknessNm: thickness.value });
  if (!fits || model === undefined) return compareEllipsometry(scan, sized);
  const fit = stack.placed(() =>
    fitEllipsometry({
      scan,
      layers: sized,
      film,
      model,
      thickness: knowledgeOf(thickness),
      otherThicknesses: otherThicknesses(stack, film),
      ...angleOffsetOf(request.angleErrorDeg),
    }),
  );
  return ellipsometryResultOf({
    scan,
    fit,
    ...(atNm !== undefined && {
      atNm,
      confinementOf: (index: IndexEstimate) => stackConfinement(stack.stackAt(atNm), { film, index }),
    }),
  });
}

/** Without an error a thickness is where to look, from half of it to twice. */
function knowledgeOf({ value, standardError = 0 }: Quantity): ThicknessKnowledge {
  return standardError > 0
    ? { prior: { mean: value, standardDeviation: standardError } }
    : { rangeNm: [value / 2, 2 * value] };
}

/** Oxides and underlayers whose thickness is stated with an error move within it. */
function otherThicknesses({ layers }: StackFile, film: number) {
  return layers.flatMap(({ thickness }, layer) =>
    layer !== film && thickness?.standardError !== undefined && thickness.standardError > 0
      ? [{ layer, mean: thickness.value, standardDeviation: thickness.standardError }]
      : [],
  );
}
