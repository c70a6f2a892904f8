import type { ResultTable } from '@modalgain/report';
import type { TreatmentDocument } from '@modalgain/study';

type Departure = TreatmentDocument['calibration'][number]['departure'];

export const departureNames: Readonly<Record<Departure, string>> = {
  thickness: 'thickness',
  emittersPerArea: 'emitters over an area',
  refractionPerArea: 'refraction over an area',
  roughness: 'Sq',
  loss: 'loss over the law',
};

/** The film before and after, one line a quantity. */
export function treatedFilmTable({ film, answer }: TreatmentDocument): ResultTable {
  return {
    name: `treatment-${film}`,
    title: `${film} before and after a treatment, one line a quantity`,
    columns: [
      { name: 'quantity', type: 'text', unit: '' },
      { name: 'before', type: 'number', unit: '' },
      { name: 'before, standard error', type: 'number', unit: '' },
      { name: 'after, typical', type: 'number', unit: '' },
      { name: 'next film, 95 % from', type: 'number', unit: '' },
      { name: 'next film, 95 % to', type: 'number', unit: '' },
    ],
    rows:
      answer.kind === 'refused'
        ? []
        : answer.quantities.map(({ quantity, before, typical, after }) => {
            const [lower, upper] =
              after.kind === 'determined' ? after.estimate.interval95 : ([null, null] as const);
            return [quantity, before.value, before.standardError, typical, lower, upper];
          }),
  };
}
