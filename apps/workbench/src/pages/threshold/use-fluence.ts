import type { ThresholdSeriesResult } from '@modalgain/study';
import { useCallback, useEffect } from 'react';
import { useSelectedFluence } from '../../model/selection';

/** The fluence of a series that is looked at. */
export interface ChosenFluence {
  readonly index: number;
  readonly choose: (index: number) => void;
}

const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input, textarea, [role="slider"], [role="listbox"], [role="dialog"], [role="menu"], table',
  ) !== null;

/** The fluence nearest to that of the address, else to the threshold; left and right walk the series. */
export function useFluence(
  series: ThresholdSeriesResult,
  thresholdUjPerCm2: number | undefined,
): ChosenFluence {
  const [asked, choose] = useSelectedFluence();
  const { points } = series;
  const index = nearest(series, asked ?? thresholdUjPerCm2 ?? points.at(-1)?.fluenceUjPerCm2 ?? 1);
  const chooseIndex = useCallback(
    (next: number): void => {
      const point = points.at(Math.max(0, Math.min(points.length - 1, next)));
      if (point) choose(point.fluenceUjPerCm2);
    },
    [points, choose],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target))
        return;
      chooseIndex(index + step);
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [index, chooseIndex]);
  return { index, choose: chooseIndex };
}

/** The point nearest to a fluence on a logarithmic axis. */
export function nearest({ points }: ThresholdSeriesResult, fluenceUjPerCm2: number): number {
  const distance = points.map((point) => Math.abs(Math.log(point.fluenceUjPerCm2 / fluenceUjPerCm2)));
  return Math.max(0, distance.indexOf(Math.min(...distance)));
}
