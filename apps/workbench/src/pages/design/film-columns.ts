import { formatConcise, formatInterval, type Determination, type Estimate } from '@modalgain/numerics';
import type { FilmResult } from '@modalgain/study';

/** A column of the table of films: a number, or words where there is none. */
export interface FilmColumn {
  readonly symbol: string;
  readonly unit: string;
  readonly text: (film: FilmResult) => string;
}

const estimateText = ({ value, standardError }: Estimate): string => formatConcise(value, standardError);

const known = (quantity: Determination): string =>
  quantity.kind === 'determined' ? estimateText(quantity.estimate) : 'open';

const best = ({ prediction }: FilmResult) =>
  prediction && prediction.best.kind !== 'no-gain' ? prediction.best : undefined;

/** Which thickness is best, and what it gives. */
export const thicknessColumns: readonly FilmColumn[] = [
  {
    symbol: 'gain from',
    unit: 'nm',
    text: ({ prediction }) => (prediction ? known(prediction.positiveFromNm) : ''),
  },
  {
    symbol: 'best d',
    unit: 'nm',
    text: (film) => {
      const found = best(film);
      return found ? estimateText(found.thicknessNm) : '';
    },
  },
  {
    symbol: 'g_{net} at best',
    unit: 'cm⁻¹',
    text: (film) => {
      const found = best(film);
      return found ? estimateText(found.netGainPerCm) : '';
    },
  },
  {
    symbol: 'one TE up to',
    unit: 'nm',
    text: ({ prediction }) => prediction?.singleModeUpToNm?.toFixed(0) ?? '',
  },
];

/** What a laser made of each film needs. */
export const laserColumns: readonly FilmColumn[] = [
  {
    symbol: 'period',
    unit: 'nm',
    text: ({ resonator }) => (resonator?.kind === 'dfb' ? estimateText(resonator.periodNm) : ''),
  },
  {
    symbol: 'g_{th}',
    unit: 'cm⁻¹',
    text: ({ resonator }) => (resonator ? estimateText(resonator.thresholdGainPerCm) : ''),
  },
  {
    symbol: 'F_{th}',
    unit: 'µJ/cm²',
    text: ({ resonator }) => (resonator ? thresholdText(resonator.lasing) : ''),
  },
  {
    symbol: '95 %',
    unit: 'µJ/cm²',
    text: ({ resonator }) => (resonator ? thresholdInterval(resonator.lasing) : ''),
  },
];

type Lasing = NonNullable<FilmResult['resonator']>['lasing'];

function thresholdText(lasing: Lasing): string {
  if (lasing.kind === 'no-gain-fit') return 'no gain fit';
  if (lasing.kind === 'out-of-reach') return 'out of reach';
  return known(lasing.fluenceUjPerCm2);
}

function thresholdInterval(lasing: Lasing): string {
  if (lasing.kind !== 'reached') return '';
  const { fluenceUjPerCm2: fluence } = lasing;
  const interval = fluence.kind === 'determined' ? fluence.estimate.interval95 : fluence.interval95;
  return interval ? formatInterval(interval, 2).replace(' (95 %)', '') : '';
}

/** Why a film has no line of numbers. */
export function absentWords({ waveguide, gain, prediction }: FilmResult): string | undefined {
  if (waveguide?.mode.kind === 'cut-off') return 'guides no mode';
  if (!gain) return 'not determined: took no part in the gain fit';
  return prediction ? undefined : 'not determined: film gain is open';
}
