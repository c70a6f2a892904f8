import { readFileSync } from 'node:fs';
import { readMeasurement } from '@modalgain/formats';
import type { SpectrumSeries } from '@modalgain/measurements';
import { sharedData } from '../../../test-support/shared-data.js';

export { sentenceOf, sharedBytes, utf8 } from './support.js';

/** The spectra of a file, the format that read them, and the notes as one text. */
export async function readSpectra(
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly series: SpectrumSeries; readonly notes: string; readonly format: string }> {
  const { measurements, provenance, format } = await readMeasurement({ name, bytes, as: 'spectrum-series' });
  return { series: measurements[0], notes: provenance.notes.join(' '), format };
}

/** What was read from a sample of the reference data by other means. */
export interface ExpectedText {
  readonly points: number;
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly max_of_column: { readonly x: number; readonly y: number };
}

export function expectedOf(file: string): ExpectedText {
  const { files } = JSON.parse(readFileSync(sharedData('spectra/expected.json'), 'utf8')) as {
    readonly files: readonly { readonly file: string; readonly text?: ExpectedText }[];
  };
  const entry = files.find((candidate) => candidate.file === file)?.text;
  if (entry) return entry;
  throw new Error(`spectra/expected.json has no text entry for ${file}`);
}
