import { simulateFaultyScan, type StripeScanTruth } from '@modalgain/gain';
import type { ExperimentDraws } from './draws.js';
import { faultSize, scanFaults, trueFluence, unevenLightOf } from './faults/index.js';
import { trueStripe } from './film-physics.js';
import { measuredText, stripeMetadata, utf8 } from './measured-text.js';
import { scansOf } from './scans-of.js';
import type { ExperimentTruth } from './truth.js';

/** One stripe scan of an experiment: which film, at which of the fluences. */
export interface ScanRequest {
  readonly truth: ExperimentTruth;
  readonly name: string;
  readonly fluenceIndex: number;
  readonly draws: ExperimentDraws;
  /** The stage's zero error, the same for all scans. */
  readonly zeroErrorUm: number;
}

/** A stripe scan as a spectrometer program exports it: length and counts, dark level subtracted. */
export function stripeFile({ truth, name, fluenceIndex, draws, zeroErrorUm }: ScanRequest): Uint8Array {
  const { instrument } = truth;
  const { fluencesUjPerCm2, stripeLengthsUm } = scansOf(truth, name);
  const fluenceUjPerCm2 = fluencesUjPerCm2[fluenceIndex];
  const at = { truth, name, fluenceUjPerCm2, pointCount: stripeLengthsUm.length };
  const light = unevenLightOf(at);
  const stripe: StripeScanTruth = {
    ...trueStripe(truth, truth.films[name], trueFluence(at)),
    ...(light && { light }),
    stripeLengthUm: stripeLengthsUm,
    zeroErrorUm,
    readNoise: instrument.readNoiseCounts,
    photonIntensity: instrument.countsPerPhoton,
    pumpNoise: instrument.pumpNoise,
    seed: draws.seed,
    stream: draws.filmStream(name, 'stripe', fluenceIndex),
  };
  const scan = simulateFaultyScan(stripe, ...scanFaults({ ...at, zeroErrorUm }));
  const unit = faultSize('length-unit', at) ?? 1;
  const text = measuredText({
    sample: name,
    metadata: stripeMetadata(truth, fluenceUjPerCm2),
    columns: [
      {
        header: 'Stripe length (um)',
        values: scan.stripeLengthUm.map((lengthUm) => unit * lengthUm),
        decimals: unit < 1 ? 4 : 1,
      },
      { header: 'Intensity (counts)', values: scan.intensity, decimals: 1 },
    ],
  });
  return utf8(text);
}
