import type { FilmGainData, FilmScanData, GlobalFitInput, ScanFitInput } from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';
import type { StripeResult } from '../results/index.js';
import type { StripeFiles } from '../schema/stripe.js';
import type { StudyContext } from './context.js';
import { scansToFit } from './stripes.js';

interface ScanFitRequest {
  readonly context: StudyContext;
  /** The same fit by way of net gains. */
  readonly input: GlobalFitInput;
  /** What was found in the scans of each film one by one. */
  readonly stripesOf: (film: string) => readonly StripeResult[];
}

/**
 * The scans of all films of a gain fit in place of their net gains; undefined unless the study asks for it. Spectra enter
 * as integrated over their band. Scans of unknown fluence, and those that could not be fitted by themselves, stay out.
 *
 * @throws InputError for a film whose net gains are stated, or whose scans have no common saturation
 */
export async function scanFitInput({
  context,
  input,
  stripesOf,
}: ScanFitRequest): Promise<ScanFitInput | undefined> {
  if (context.study.gain.from === 'gains') return undefined;
  const films: FilmScanData[] = [];
  for (const data of input.films) {
    const scans = await scansToFit(context, data.film, stripeFilesOf(context, data.film));
    const fitted = stripesOf(data.film);
    films.push({
      ...withoutGains(data),
      scans: scans.flatMap(({ scan, options, fluence }, i) =>
        fluence && fitted[i].curve ? [{ scan, options, fluenceUjPerCm2: fluence.value }] : [],
      ),
    });
  }
  return { ...input, films };
}

function stripeFilesOf({ study, placeOf }: StudyContext, film: string): StripeFiles {
  const { stripe } = study.films[film];
  const refusal = (why: string): InputError =>
    new InputError(
      `asks for a fit to the scans, but ${film} ${why}; write gains.`,
      placeOf(['gain', 'from']),
    );
  if (!stripe || !('files' in stripe)) throw refusal('states net gains');
  if (!stripe.shareSaturation) throw refusal('has scans of different intensity scales');
  if (stripe.unsaturableLoss)
    throw refusal('states a loss that does not saturate, which this fit does not know');
  return stripe;
}

function withoutGains(data: FilmGainData): Omit<FilmGainData, 'points' | 'covariancePerCm2'> {
  const { film, confinementModal, thicknessNm, measuredLoss, threshold, pumpDepth } = data;
  return {
    film,
    confinementModal,
    ...(thicknessNm && { thicknessNm }),
    ...(pumpDepth && { pumpDepth }),
    ...(measuredLoss && { measuredLoss }),
    ...(threshold && { threshold }),
  };
}
