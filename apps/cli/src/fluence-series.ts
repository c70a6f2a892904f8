import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ThresholdSeries } from '@modalgain/gain';
import type { SpectrumSeries } from '@modalgain/measurements';
import { readInputFile } from './input.js';

/** Emission against fluence, read from one file or joined from several. */
export interface FluenceSeries {
  readonly series: ThresholdSeries;
  readonly intensityUnit: string;
  /** What was assumed in reading, each sentence once. */
  readonly notes: readonly string[];
}

/**
 * Reads a table of intensity against fluence, spectra against fluence in one file, or spectra of several files, each with its
 * fluence; a folder stands for all files in it.
 *
 * @param pattern where a file's name holds its fluence, e.g. "{fluence}uJ"
 * @throws InputError where files hold something else, a fluence is missing, or files cannot be joined
 */
export async function readFluenceSeries(
  given: readonly string[],
  pattern: string | undefined,
): Promise<FluenceSeries> {
  const { readMeasurement } = await import('@modalgain/formats');
  const { InputError } = await import('@modalgain/numerics');
  const { joinSpectra } = await import('@modalgain/measurements');
  const files = (await Promise.all(given.map(filesOf))).flat();
  const notes = new Set<string>();
  const parts: SpectrumSeries[] = [];
  for (const file of files) {
    const input = await readInputFile(file);
    const { measurements, provenance } = await readMeasurement({
      ...input,
      as: ['fluence-scan', 'spectrum-series'],
    });
    for (const note of provenance.notes) notes.add(note);
    const [first] = measurements;
    if (first.kind === 'spectrum-series') parts.push(await againstFluence(first, file, pattern));
    else if (files.length === 1)
      return { series: first, intensityUnit: first.intensityUnit, notes: [...notes] };
    else
      throw new InputError(`found a table of intensities among ${files.length} files, expected spectra.`, {
        file,
      });
  }
  const series = joinSpectra(parts);
  const divided = new Set(parts.map(({ integrationTimeS }) => integrationTimeS)).size > 1;
  return {
    series,
    intensityUnit: series.intensityUnit,
    notes: divided
      ? [...[...notes].filter((note) => !note.startsWith('Integration time ')), dividedNote]
      : [...notes],
  };
}

/** In place of what each file says of its own time. */
const dividedNote = 'Integration times differ from file to file: each spectrum divided by its own.';

/** The files of a folder in natural order, hidden ones left out; a file is itself. */
async function filesOf(given: string): Promise<string[]> {
  const isFolder = await stat(given).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [given];
  const { InputError } = await import('@modalgain/numerics');
  const entries = await readdir(given, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  if (names.length > 0) return names.map((name) => path.join(given, name));
  throw new InputError('found an empty folder, expected files of spectra.', { file: given });
}

/** The fluences of spectra by their headers; that of a single spectrum by the pattern for its file's name. */
async function againstFluence(
  series: SpectrumSeries,
  file: string,
  pattern: string | undefined,
): Promise<SpectrumSeries> {
  if (pattern !== undefined && series.spectra.length === 1) {
    const { fluenceOf } = await import('@modalgain/study');
    await refusePattern(pattern);
    const pump = { profile: 'flat', fluence: pattern } as const;
    const fluence = fluenceOf({ pump, file, fromHeader: undefined, listed: undefined, place: { file } });
    if (fluence)
      return {
        ...series,
        variable: 'fluenceUjPerCm2',
        variableValues: Float64Array.of(fluence.value),
      };
  }
  if (series.variable === 'fluenceUjPerCm2') return series;
  const { InputError } = await import('@modalgain/numerics');
  throw new InputError(`found ${whatOf(series)}, expected ${remedyOf(series)}.`, { file });
}

async function refusePattern(pattern: string): Promise<void> {
  if (pattern.includes('{fluence}')) return;
  const { InputError } = await import('@modalgain/numerics');
  throw new InputError(`found --fluence "${pattern}", expected a pattern such as "{fluence}uJ".`);
}

function whatOf({ variable, spectra }: SpectrumSeries): string {
  if (variable === 'stripeLengthUm') return 'spectra against stripe length';
  if (variable === 'pulseEnergyUj') return 'spectra against pulse energy';
  return spectra.length === 1 ? 'a spectrum of unknown fluence' : 'spectra of unknown fluence';
}

function remedyOf({ variable, spectra }: SpectrumSeries): string {
  if (variable === 'stripeLengthUm') return 'spectra against fluence (gain against length: modalgain stripe)';
  if (variable === 'pulseEnergyUj') return 'fluences (pulse energy over pumped area), such as "78.4 uJ/cm2"';
  if (spectra.length === 1)
    return 'it in the header ("78.4 uJ/cm2"), or in the file\'s name with --fluence "{fluence}uJ"';
  return 'each headed with its own, such as "78.4 uJ/cm2"';
}
