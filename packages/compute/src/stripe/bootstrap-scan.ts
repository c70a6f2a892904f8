import { fitStripe, fitStripeSeries, type StripeFit } from '@modalgain/gain';
import { InputError, bootstrap, studentisedBootstrapInterval, type Estimate } from '@modalgain/numerics';
import { readFilmScans, readStudy, type ScanToFit } from '@modalgain/study';
import { filmRequest, type FilmFiles } from './film-files.js';

/** A scan of a film, and how often its fit is to be repeated on artificial points. */
export interface BootstrapRequest extends FilmFiles {
  /** Position among the film's scans by increasing fluence. */
  readonly scan: number;
  readonly replicates: number;
  readonly seed: number;
}

/**
 * A second opinion on the interval of a net gain: artificial points are drawn about the fitted curves of all scans of the
 * film, the whole fit is repeated on them, with the shared saturation where the study shares it, and the t interval of the
 * replicates is taken.
 *
 * @throws InputError where the scan's gain is not determined, or the study cannot be used
 */
export async function bootstrapScan(
  request: BootstrapRequest,
  progress?: (done: number, total: number) => void,
): Promise<Estimate> {
  const scans = await readFilmScans(filmRequest(request));
  const fitAll = fitter(request);
  const fits = fitAll(scans);
  const original = estimatesOf(fits.at(request.scan));
  if (!original)
    throw new InputError('The gain of this scan is not determined, so there is no interval to repeat.');
  const replicates = bootstrap({
    replicates: request.replicates,
    seed: request.seed,
    draw: (stream) => scans.map((scan, i) => artificial(scan, fits[i], stream.normal)),
    estimate: (sample) => estimatesOf(fitAll(sample).at(request.scan)),
    ...(progress && { progress }),
  });
  return studentisedBootstrapInterval({ original, replicates });
}

function fitter({
  text,
  file,
  film,
}: BootstrapRequest): (scans: readonly ScanToFit[]) => readonly StripeFit[] {
  const { stripe } = readStudy(text, file).study.films[film];
  const isShared = stripe !== undefined && 'files' in stripe && stripe.shareSaturation;
  if (isShared) return (scans) => fitStripeSeries(scans).fits;
  return (scans) => scans.map(({ scan, options }) => fitStripe(scan, options));
}

function estimatesOf(fit: StripeFit | undefined) {
  if (!fit?.netGainPerCm) return undefined;
  const { value, standardError } = fit.netGainPerCm;
  return { values: [value], standardErrors: [standardError] };
}

/** The scan with points scattered about its fit as the fit says that they scatter; as it is where there is no fit. */
function artificial(source: ScanToFit, { points }: StripeFit, normal: () => number): ScanToFit {
  const intensity = Float64Array.from(source.scan.intensity);
  for (const { index, expectedIntensity, standardDeviation } of points)
    intensity[index] = expectedIntensity + standardDeviation * normal();
  return { ...source, scan: { ...source.scan, intensity } };
}
