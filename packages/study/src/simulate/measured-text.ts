import { writeDelimited } from '@modalgain/formats';
import type { ExperimentTruth } from './truth.js';

interface MeasuredColumn {
  readonly header: string;
  readonly values: ArrayLike<number>;
  /** As many as the instrument's program writes. */
  readonly decimals: number;
}

/** Stands under the key "Synthetic" in every file of text. */
export const syntheticRemark = 'made by modalgain simulate; nothing here was measured';

/** A table as an instrument's program exports it, with a first line that says that it is made. */
export function measuredText(table: {
  readonly sample: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly columns: readonly MeasuredColumn[];
}): string {
  return writeDelimited({
    metadata: {
      Synthetic: syntheticRemark,
      Sample: table.sample,
      ...table.metadata,
    },
    columns: table.columns.map(({ header, values, decimals }) => ({
      header,
      values: Array.from(values, (value) => Number(value.toFixed(decimals))),
    })),
  });
}

/** What stands above every record of a stripe. */
export function stripeMetadata(truth: ExperimentTruth, fluenceUjPerCm2: number): Record<string, string> {
  return {
    Fluence: `${fluenceUjPerCm2} uJ/cm2`,
    'Pump wavelength': `${truth.pumpWavelengthNm} nm`,
    'Dark level': 'subtracted',
  };
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
