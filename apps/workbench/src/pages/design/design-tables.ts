import type { DesignFrontPlot, DesignPlot } from '@modalgain/figures';
import type { ResultTable } from '@modalgain/report';

/** Curves of what may drift, one line a point. */
export function sensitivityTable({ film, best }: DesignPlot): ResultTable {
  return {
    name: `design-sensitivity-${film.name}`,
    title: `What may drift in the film after ${film.name}, one line a quantity and value`,
    columns: [
      { name: 'quantity', type: 'text', unit: '' },
      { name: 'value', type: 'number', unit: '', description: 'Lengths in nm' },
      { name: 'net gain', type: 'number', unit: 'cm-1' },
      { name: 'threshold fluence', type: 'number', unit: 'uJ/cm2' },
    ],
    rows: best.sensitivities.flatMap(({ quantity, values, netGainPerCm, thresholdUjPerCm2 }) =>
      values.map((value, i) => [quantity, value, netGainPerCm[i], thresholdUjPerCm2[i]]),
    ),
  };
}

/** What one standard deviation of each source makes of the best film. */
export function errorsTable({ film, best }: DesignPlot): ResultTable {
  return {
    name: `design-errors-${film.name}`,
    title: `One standard deviation of each source of error in the film after ${film.name}`,
    columns: [
      { name: 'source', type: 'text', unit: '' },
      { name: 'net gain', type: 'number', unit: 'cm-1' },
      { name: 'threshold fluence, relative', type: 'number', unit: '' },
    ],
    rows: best.errors.map(({ source, netGainPerCm, thresholdRelative }) => [
      source,
      netGainPerCm,
      thresholdRelative,
    ]),
  };
}

/** Films that no other beats in both net gain and threshold. */
export function frontTable({ film, best }: DesignFrontPlot): ResultTable {
  return {
    name: `design-front-${film.name}`,
    title: `Net gain against threshold of films after ${film.name}, one line a film`,
    columns: [
      { name: 'thickness', type: 'number', unit: 'nm' },
      { name: 'underlayer thickness', type: 'number', unit: 'nm' },
      { name: 'density ratio', type: 'number', unit: '' },
      { name: 'pump wavelength', type: 'number', unit: 'nm' },
      { name: 'net gain', type: 'number', unit: 'cm-1' },
      { name: 'threshold fluence', type: 'number', unit: 'uJ/cm2' },
    ],
    rows: best.tradeOffs.map((each) => [
      each.thicknessNm,
      each.underlayerNm,
      each.densityRatio,
      each.pumpWavelengthNm,
      each.netGainPerCm,
      each.thresholdUjPerCm2,
    ]),
  };
}
