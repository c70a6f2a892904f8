import type { SpectrumSeries } from '@modalgain/measurements';
import type { StripeFiles } from '../schema/stripe.js';
import type { StudyContext } from './context.js';

/**
 * Reads the background of the spectra of a film, if there is one.
 *
 * @param path of the field that names it
 */
export async function backgroundsOf(
  { inputs, placeOf }: StudyContext,
  film: string,
  { background }: Pick<StripeFiles, 'background'>,
  path: readonly string[],
): Promise<SpectrumSeries[]> {
  const patterns = background?.file ?? [];
  const files = await inputs.list(patterns, placeOf([...path, 'background', 'file']));
  const backgrounds: SpectrumSeries[] = [];
  for (const file of files) {
    const { measurements } = await inputs.read({ file, as: 'spectrum-series', film });
    backgrounds.push(...measurements);
  }
  return backgrounds;
}

/** The files that a field names, but those of its background, which a pattern may catch as well. */
export function filesBeside(files: readonly string[], backgrounds: readonly SpectrumSeries[]): string[] {
  return files.filter((file) => backgrounds.every(({ provenance }) => provenance.file !== file));
}
