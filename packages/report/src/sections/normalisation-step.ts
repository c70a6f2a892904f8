import type { NormalisationResult, Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';

const names: Readonly<Record<NormalisationResult['dividedBy'][number]['by'], string>> = {
  'integration-time': 'its integration time',
  'filter-transmission': 'the transmission of its filter',
  reference: 'its reading of the pump over the mean of these',
};

/** What was done to spectra before they were compared, scan by scan in results.json; undefined without spectra. */
export function normalisationStep({ films }: Results): Html | undefined {
  const found = films.flatMap(({ stripes, thresholdSeries }) =>
    [...stripes, ...(thresholdSeries ? [thresholdSeries] : [])].flatMap(
      ({ normalisation }) => normalisation ?? [],
    ),
  );
  if (found.length === 0) return undefined;
  const count = (is: (one: NormalisationResult) => boolean): string =>
    `${found.filter(is).length} of ${found.length} series`;
  const divided = Object.entries(names).flatMap(([by, name]) => {
    const isDivided = ({ dividedBy }: NormalisationResult) => dividedBy.some((one) => one.by === by);
    return found.some(isDivided) ? [`each is divided by ${name} in ${count(isDivided)}`] : [];
  });
  const isReduced = ({ background }: NormalisationResult): boolean => background.length > 0;
  const reduced = found.some(isReduced) ? [`a background is subtracted in ${count(isReduced)}`] : [];
  const isAsWritten = (one: NormalisationResult): boolean => one.dividedBy.length === 0 && !isReduced(one);
  const asWritten = found.some(isAsWritten) ? [`intensities stand as written in ${count(isAsWritten)}`] : [];
  const sentence = [...reduced, ...divided, ...asWritten].join('; ');
  return markup`<b>Spectra.</b> ${sentence.charAt(0).toUpperCase() + sentence.slice(1)}. Nothing is divided by the energy of a
    pulse unless a reference was recorded with each spectrum. Spectra in which the detector was full are left out and named.`;
}
