import { nanoplateletModel, type EllipsometryFitRequest } from '@modalgain/optics';
import type { EllipsometryInput } from '../schema/ellipsometry.js';

/** h c in eV nm. */
const photonEvNm = 1239.841984;

/** Nanoplatelets emit a little below their heavy-hole exciton; the light-hole exciton lies farther above. */
const stokesShiftEv = 0.03;
const holeSplittingEv = 0.15;

/** Start values, and limits, of the dispersion that a study asks for. */
export function startModelOf(
  { model, excitons }: EllipsometryInput,
  emissionNm: number,
): Pick<EllipsometryFitRequest, 'model' | 'parameters'> {
  if (model === 'cauchy') return { model: { kind: 'cauchy', a: 1.8, bUm2: 0.02, cUm4: 0 } };
  const emissionEv = photonEvNm / emissionNm;
  const [heavyHoleEv, lightHoleEv] = excitons?.map(({ value }) => photonEvNm / value) ?? [
    emissionEv + stokesShiftEv,
    emissionEv + stokesShiftEv + holeSplittingEv,
  ];
  return nanoplateletModel({ heavyHoleEv, lightHoleEv });
}
