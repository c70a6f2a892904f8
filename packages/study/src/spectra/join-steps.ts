import { joinSpectra, saturatedSpectra } from '@modalgain/measurements';
import type { SpectrumSeries } from '@modalgain/measurements';
import { withoutBackground } from './background.js';
import type { Detector, ReadSpectra, ScanSpectra } from './read-spectra.js';

/**
 * The scans in files of spectra against stripe length. A file of several spectra is a scan; files of one spectrum each are
 * steps: those of one folder and one fluence make a scan, by increasing length, in which a length may be repeated.
 *
 * @throws InputError where the steps of a scan have different channels, only some of them state an integration time, or no
 * background fits
 */
export function scansOfSpectra(files: readonly ReadSpectra[], detector: Detector): ScanSpectra[] {
  const whole = files.filter(({ series }) => series.spectra.length > 1);
  const steps = new Map<string, ReadSpectra[]>();
  for (const step of files.filter(({ series }) => series.spectra.length === 1)) {
    const key = `${folderOf(step.file)}, ${step.fluence?.value ?? 'unknown'}`;
    steps.set(key, [...(steps.get(key) ?? []), step]);
  }
  return [...whole.map((read) => [read]), ...steps.values()].map((parts) => scanOf(parts, detector));
}

const folderOf = (file: string): string => file.split(/[/\\]/).slice(0, -1).join('/');

function scanOf(parts: readonly ReadSpectra[], detector: Detector): ScanSpectra {
  const inOrder = parts.toSorted((a, b) => a.series.variableValues[0] - b.series.variableValues[0]);
  return {
    files: inOrder.map(({ file }) => file),
    ...joinMeasured(
      inOrder.map(({ series }) => series),
      detector,
    ),
    fluence: parts[0].fluence,
  };
}

/** Spectra as written as one series without background; those of a full detector are found before it is taken off. */
export function joinMeasured(
  parts: readonly SpectrumSeries[],
  { backgrounds, fullScale }: Detector,
): Pick<ScanSpectra, 'series' | 'saturated'> {
  return {
    series: joinSpectra(parts.map((part) => withoutBackground(part, backgrounds))),
    saturated: saturatedSpectra(joinSpectra(parts), fullScale),
  };
}
