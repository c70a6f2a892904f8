import type { Results } from '@modalgain/study';
import { csv, quantityColumns } from './csv.js';

/** One line a film and fluence: what the film does with the pump. */
export function pumpsCsv({ films }: Results): string {
  const rows = films.flatMap(({ name, pump }) =>
    pump
      ? (pump.absorbedFluences.length > 0 ? pump.absorbedFluences : [undefined]).map((absorbed) => ({
          film: name,
          pump,
          absorbed,
        }))
      : [],
  );
  type Row = (typeof rows)[number];
  return csv<Row>(
    [
      { head: 'film', value: ({ film }) => film },
      { head: 'wavelength (nm)', value: ({ pump }) => pump.wavelengthNm },
      { head: 'k from', value: ({ pump }) => pump.from },
      ...quantityColumns<Row>('n', '', ({ pump }) => pump.filmIndex).slice(0, 4),
      ...quantityColumns<Row>('k', '', ({ pump }) => pump.extinction).slice(0, 4),
      ...quantityColumns<Row>('reflectance', '', ({ pump }) => pump.reflectance).slice(0, 4),
      ...quantityColumns<Row>('transmittance', '', ({ pump }) => pump.transmittance).slice(0, 4),
      ...quantityColumns<Row>('film absorptance', '', ({ pump }) => pump.filmAbsorptance).slice(0, 4),
      ...quantityColumns<Row>('local over incident fluence', '', ({ pump }) => pump.relativeFluence).slice(
        0,
        4,
      ),
      { head: 'incident fluence (uJ/cm2)', value: ({ absorbed }) => absorbed?.fluenceUjPerCm2 },
      ...quantityColumns<Row>(
        'absorbed fluence',
        'uJ/cm2',
        ({ absorbed }) => absorbed?.absorbedUjPerCm2,
      ).slice(0, 4),
      ...quantityColumns<Row>(
        'saturation fluence by absorption',
        'uJ/cm2',
        ({ pump }) => pump.saturationFluenceUjPerCm2,
      ).slice(0, 4),
      { head: 'depth in the gain fit', value: ({ pump }) => (pump.inGainFit ? 'yes' : 'no') },
    ],
    rows,
  );
}
