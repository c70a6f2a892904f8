import type { Results } from '@modalgain/study';
import { estimateColumns, number, tableOf, text, type TableContent } from './table.js';

/** One line a film and fluence: what the film does with the pump. */
export function pumpsTable({ films }: Results): TableContent {
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
  return tableOf<Row>(
    [
      text('film', ({ film }) => film),
      number('wavelength', 'nm', ({ pump }) => pump.wavelengthNm),
      text('k from', ({ pump }) => pump.from),
      ...estimateColumns<Row>('n', '', ({ pump }) => pump.filmIndex),
      ...estimateColumns<Row>('k', '', ({ pump }) => pump.extinction),
      ...estimateColumns<Row>('reflectance', '', ({ pump }) => pump.reflectance),
      ...estimateColumns<Row>('transmittance', '', ({ pump }) => pump.transmittance),
      ...estimateColumns<Row>('film absorptance', '', ({ pump }) => pump.filmAbsorptance),
      ...estimateColumns<Row>('local over incident fluence', '', ({ pump }) => pump.relativeFluence),
      number('incident fluence', 'uJ/cm2', ({ absorbed }) => absorbed?.fluenceUjPerCm2),
      ...estimateColumns<Row>('absorbed fluence', 'uJ/cm2', ({ absorbed }) => absorbed?.absorbedUjPerCm2),
      ...estimateColumns<Row>(
        'saturation fluence by absorption',
        'uJ/cm2',
        ({ pump }) => pump.saturationFluenceUjPerCm2,
      ),
      text('depth in the gain fit', ({ pump }) => (pump.inGainFit ? 'yes' : 'no')),
    ],
    rows,
  );
}
