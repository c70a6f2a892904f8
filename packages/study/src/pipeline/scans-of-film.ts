import type { ExcludedPoint } from '@modalgain/gain';
import type { StripeScan } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import type { StripeFiles } from '../schema/stripe.js';
import { integrateScan, saturatedReason } from '../spectra/index.js';
import type { StudyContext } from './context.js';
import { readStripes } from './read-stripe.js';
import type { BandSource } from './stripe-options.js';

interface Scan {
  readonly scan: StripeScan;
  /** Where each file holds one spectrum: in the order of the points; else one file. */
  readonly files: readonly string[];
  readonly fluence: Estimate | undefined;
  /** Points that the user leaves out, and those of a full detector. */
  readonly exclude: readonly ExcludedPoint[];
}

interface ScanOfSpectra extends Scan, BandSource {
  /** Indices of spectra in which the detector was full. */
  readonly saturated: readonly number[];
  /** Files that were subtracted. */
  readonly background: readonly string[];
}

/** A stripe scan; with its spectra and the band of wavelengths that was integrated, where the files hold spectra. */
export type ScanOfFilm = ScanOfSpectra | (Scan & { readonly series?: undefined });

/**
 * The scans of a film by increasing fluence, those without one last.
 *
 * @throws InputError for files, fluences and exclusions that do not fit together
 */
export async function scansOfFilm(
  context: StudyContext,
  name: string,
  stripe: StripeFiles,
): Promise<ScanOfFilm[]> {
  const { files, scans, spectra, background } = await readStripes(context, name, stripe);
  refuseStrayExclusions(context, name, stripe, files);
  const band = stripe.band && { fromNm: stripe.band[0], toNm: stripe.band[1] };
  const found: ScanOfFilm[] = [
    ...scans.map(({ scan, fluence }) => ({ scan, fluence, files: [scan.provenance.file], exclude: [] })),
    ...spectra.map((source) => ({
      ...source,
      ...integrateScan(source, band),
      background,
      exclude: source.saturated.map((index) => ({ index, reason: saturatedReason })),
    })),
  ];
  const order = ({ fluence }: ScanOfFilm): number => fluence?.value ?? Infinity;
  return found
    .map((scan) => ({
      ...scan,
      exclude: [...exclusionsOf({ context, name, stripe, scan }), ...scan.exclude],
    }))
    .sort((a, b) => order(a) - order(b));
}

/** Points that the user leaves out; counted from 1 in the study file and within each file, from 0 in the fit. */
function exclusionsOf({
  context,
  name,
  stripe: { exclude = [] },
  scan: { scan, files },
}: {
  readonly context: StudyContext;
  readonly name: string;
  readonly stripe: StripeFiles;
  readonly scan: ScanOfFilm;
}): ExcludedPoint[] {
  return exclude.flatMap(({ file, points, reason }, entry) => {
    const position = files.indexOf(file);
    if (position === -1) return [];
    const [first, count] = files.length > 1 ? [position, 1] : [0, scan.stripeLengthUm.length];
    const beyond = points.find((point) => point > count);
    if (beyond === undefined) return points.map((point) => ({ index: first + point - 1, reason }));
    throw new InputError(
      `names point ${beyond} of ${file}, which has points 1 to ${count}.`,
      context.placeOf(['films', name, 'stripe', 'exclude', entry, 'points']),
    );
  });
}

function refuseStrayExclusions(
  context: StudyContext,
  name: string,
  stripe: StripeFiles,
  files: readonly string[],
): void {
  const stray = (stripe.exclude ?? []).findIndex(({ file }) => !files.includes(file));
  if (stray < 0) return;
  throw new InputError(
    `names a file that is not among the scans of ${name}: ${files.join(', ')}.`,
    context.placeOf(['films', name, 'stripe', 'exclude', stray, 'file']),
  );
}
