import type { SlitScale, SpectrumSeries } from '@modalgain/measurements';
import { readInputFile } from './input.js';

/**
 * What positions of a slit are counted from, e.g. "1.2 mm" or "1.2 mm, decreasing".
 *
 * @throws InputError for a text that cannot be read
 */
export async function readSlit(text: string): Promise<SlitScale> {
  const { InputError, parseQuantity } = await import('@modalgain/numerics');
  const [, position = '', direction = 'increasing'] =
    /^(.*?)(?:,\s*(increasing|decreasing))?\s*$/.exec(text) ?? [];
  if (position.includes(','))
    throw new InputError(
      `found --slit "${text}", expected the position of no stripe and the direction, e.g. "1.2 mm, decreasing".`,
    );
  const { value } = parseQuantity(position, 'stripeLengthUm');
  return { zeroUm: value, direction: direction === 'decreasing' ? direction : 'increasing' };
}

/** The spectra of a file without emission; none where no file is named. */
export async function readBackgrounds(file: string | undefined): Promise<SpectrumSeries[]> {
  if (file === undefined) return [];
  const { readMeasurement } = await import('@modalgain/formats');
  const { measurements } = await readMeasurement({ ...(await readInputFile(file)), as: 'spectrum-series' });
  return [...measurements];
}

/**
 * What the detector gives at most, in the unit of the files.
 *
 * @throws InputError for what is no number above 0
 */
export async function readFullScale(text: string | undefined): Promise<number | undefined> {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && Number.isFinite(value)) return value;
  const { InputError } = await import('@modalgain/numerics');
  throw new InputError(`found the full scale "${text}", expected a number above 0.`);
}

/** Notes on files, each once; of their integration times only where nothing was divided by them. */
export function notesOnSpectra(notes: readonly string[], series: SpectrumSeries): string[] {
  const isDivided = series.normalisation?.some(({ by }) => by === 'integration-time') === true;
  return [...new Set(notes)].filter((note) => !(isDivided && note.startsWith('Integration time')));
}
