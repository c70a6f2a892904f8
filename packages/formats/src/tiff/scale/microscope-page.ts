import type { Micrograph } from '@modalgain/measurements';
import type { TiffDirectory } from '../directory.js';

/** What a page of TIFF says of the image beside its pixels. */
export type MicroscopePage = Pick<Micrograph, 'pixelSizeNm' | 'imageRows' | 'settings'> & {
  readonly title?: string;
};

export interface PageOfImage {
  readonly directory: TiffDirectory;
  readonly columns: number;
  readonly rows: number;
  /** Receives what was assumed or left out. */
  readonly notes: string[];
}

export const nmPerMetre = 1e9;

/** A number of a header, undefined where there is none or none above 0. */
export function positive(text: string | undefined): number | undefined {
  const value = text === undefined ? NaN : Number.parseFloat(text);
  return value > 0 && value < Infinity ? value : undefined;
}

/** Settings without those that are not known. */
export function knownSettings(
  settings: Record<keyof Micrograph['settings'], number | string | undefined>,
): Micrograph['settings'] {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** Products such as 1e9 times 1e-9 keep the digits of the header. */
export const tidy = (value: number): number => Number(value.toPrecision(15));
