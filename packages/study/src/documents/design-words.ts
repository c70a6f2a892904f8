import type { DesignDocument } from './design.js';

type Found = Extract<DesignDocument['answer'], { kind: 'found' }>['best'];

/** The quantities of a film that could be made, in words, with their units and digits behind the point. */
export const designQuantityWords: Readonly<
  Record<
    Found['tolerances'][number]['quantity'],
    { readonly name: string; readonly unit: string; readonly digits: number }
  >
> = {
  thicknessNm: { name: 'thickness', unit: 'nm', digits: 1 },
  underlayerNm: { name: 'underlayer', unit: 'nm', digits: 1 },
  densityRatio: { name: 'density, over the present', unit: '', digits: 3 },
  pumpWavelengthNm: { name: 'pump', unit: 'nm', digits: 1 },
  indexShift: { name: 'index, added', unit: '', digits: 3 },
  roughnessRatio: { name: 'Sq, over the present', unit: '', digits: 2 },
};
