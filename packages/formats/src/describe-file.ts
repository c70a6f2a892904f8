import { describeMeasurement } from '@modalgain/measurements';
import type { MeasurementDescription } from '@modalgain/measurements';
import type { Sniff } from './format.js';
import { formats, identify, readMeasurement } from './registry.js';
import type { ReadRequest } from './registry.js';

/** How a file was read and what is in it, for a person who has just named or dropped it. */
export interface FileDescription {
  readonly file: string;
  readonly byteLength: number;
  /** Lower-case hexadecimal SHA-256. */
  readonly sha256: string;
  readonly format: string;
  readonly formatTitle: string;
  /** How sure the format is, and why; `no`: it was read for the ending of its name. */
  readonly verdict: Sniff['verdict'];
  readonly reason: string;
  readonly measurements: readonly MeasurementDescription[];
  /** Settings of the instrument, and what was assumed, reversed or left out. */
  readonly notes: readonly string[];
  /** Other files that were read with it, by a list of spectra. */
  readonly parts: readonly string[];
}

/**
 * Reads a file of any registered format and says what it is.
 *
 * @throws UnreadableFileError as `readMeasurement`
 */
export async function describeFile(
  request: Pick<ReadRequest<never>, 'name' | 'bytes' | 'beside' | 'signal'>,
): Promise<FileDescription> {
  const identification = identify(request);
  const {
    provenance,
    measurements,
    parts = [],
    format,
  } = await readMeasurement({
    ...request,
    identification,
  });
  const { verdict, reason } = identification;
  return {
    file: request.name,
    byteLength: provenance.byteLength,
    sha256: provenance.sha256,
    format,
    formatTitle: formats.find(({ id }) => id === format)?.title ?? format,
    verdict,
    reason,
    measurements: measurements.map(describeMeasurement),
    notes: provenance.notes,
    parts: parts.map(({ file }) => file),
  };
}
