import type { DesignDocument } from '@modalgain/study';

export type DesignedBest = Extract<DesignDocument['answer'], { kind: 'found' }>['best'];
export type DesignedOther = Extract<DesignDocument['answer'], { kind: 'found' }>['others'][number];
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

/** As at the beginning of a line. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
