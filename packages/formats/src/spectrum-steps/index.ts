import { UnsupportedFeatureError } from '@modalgain/numerics';
import type { FileContent, MeasurementFormat, NamedBytes } from '../format.js';
import { sniffSpectrumSteps } from './sniff.js';
import { readSteps } from './steps.js';

export { readSpectrumSteps } from './read-steps.js';
export type { SpectrumSteps } from './read-steps.js';

export const spectrumSteps: MeasurementFormat = {
  id: 'spectrum-steps',
  title: 'List of spectra, one file a step',
  extensions: [],
  kinds: ['spectrum-series'],
  facts: {
    instruments: 'a table that you write beside spectra of one file a step',
    tried: 'our own lists; spectra of any format of this page',
    notRead: 'files of several spectra as one step (refused)',
  },
  sniff: sniffSpectrumSteps,
  read: refuseAlone,
};

/** A list cannot be read without the files that it names: `readSpectrumSteps` does. */
function refuseAlone({ bytes }: NamedBytes): FileContent {
  const { files } = readSteps(bytes);
  throw new UnsupportedFeatureError(
    `found a list of ${files.length} spectra (${files[0]} and so on), which is read together with these files: name it in a study.`,
  );
}
