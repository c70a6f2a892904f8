import type { DesignDocument } from '@modalgain/study';

export type DesignedBest = Extract<DesignDocument['answer'], { kind: 'found' }>['best'];
export type DesignedOther = Extract<DesignDocument['answer'], { kind: 'found' }>['others'][number];
type Quantity = DesignedBest['tolerances'][number]['quantity'];

/** The quantities of a film in words, with unit and digits behind the point. */
export const quantityWords: Readonly<
  Record<Quantity, { readonly name: string; readonly unit: string; readonly digits: number }>
> = {
  thicknessNm: { name: 'Thickness', unit: 'nm', digits: 1 },
  underlayerNm: { name: 'Underlayer', unit: 'nm', digits: 1 },
  densityRatio: { name: 'Density, over the present', unit: '', digits: 3 },
  pumpWavelengthNm: { name: 'Pump wavelength', unit: 'nm', digits: 1 },
  indexShift: { name: 'Index, added', unit: '', digits: 3 },
  roughnessRatio: { name: 'Sq, over the present', unit: '', digits: 2 },
};

/** What holds a quantity that would rather go on. */
export const heldWords = {
  low: 'at its lower bound',
  high: 'at its upper bound',
  'second-mode': 'at the cut-off of TE1',
} as const;

/** "air / film / bk7 40.0 nm / fused-silica" */
export function layersText({
  cover,
  underlayer,
  underlayerNm,
  substrate,
}: Pick<DesignedBest, 'cover' | 'underlayer' | 'underlayerNm' | 'substrate'>): string {
  const below =
    underlayer !== null && underlayerNm > 0.05 ? [`${underlayer} ${underlayerNm.toFixed(1)} nm`] : [];
  return [cover, 'film', ...below, substrate].join(' / ');
}

const minus = '\u2212';

/** With a true minus. */
export const signed = (value: number, digits: number): string => value.toFixed(digits).replace('-', minus);
