import type { Verdict } from '@modalgain/numerics';
import type { Measurement } from '../index.js';

/** One quantity that a measurement holds: an axis, or what was measured along it. */
export interface DescribedChannel {
  readonly name: string;
  /** Empty for pure numbers and where the file states none. */
  readonly unit: string;
  /** Values there are, with those that are missing. */
  readonly count: number;
  /** Smallest and largest value; absent where all are missing. */
  readonly range?: readonly [smallest: number, largest: number];
  /** Values that are not there or masked. */
  readonly missing: number;
  /** Of an axis: smallest and largest distance of neighbours, in the order of the file. */
  readonly step?: readonly [smallest: number, largest: number];
}

/** Something else that the file says, e.g. an instrument's setting. */
export interface DescribedFact {
  readonly label: string;
  readonly value: string | number;
  readonly unit: string;
}

/** What a measurement is, for a person who has just named a file. */
export interface MeasurementDescription {
  readonly kind: Measurement['kind'];
  /** In words, with the channel's own title where there is one. */
  readonly title: string;
  /** How much there is and where, e.g. "26 points, 20 to 400 µm"; for a row of a list. */
  readonly extent: string;
  /** Axes first. */
  readonly channels: readonly DescribedChannel[];
  readonly facts: readonly DescribedFact[];
  /** What may mislead an analysis; most severe first. */
  readonly warnings: readonly Verdict[];
}

interface ChannelValues {
  readonly name: string;
  readonly unit: string;
  readonly values: ArrayLike<number>;
}

/** Range and count of values; NaN, and what `mask` marks by 1, is missing. */
export function channelOf({ name, unit, values }: ChannelValues, mask?: Uint8Array): DescribedChannel {
  let [smallest, largest, missing] = [Infinity, -Infinity, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value) || mask?.[i] === 1) missing += 1;
    else {
      if (value < smallest) smallest = value;
      if (value > largest) largest = value;
    }
  }
  const count = values.length;
  return { name, unit, count, missing, ...(missing < count && { range: [smallest, largest] }) };
}

/** Four digits say which number is meant. */
export const text = (value: number): string => String(Number(value.toPrecision(4)));

/** E.g. "26 points, 20 to 400 µm". */
export function extentOf(count: number, noun: string, { range, unit }: DescribedChannel): string {
  const counted = `${count} ${count === 1 ? noun : plural(noun)}`;
  if (!range) return counted;
  const [from, to] = range.map(text);
  return `${counted}, ${from === to ? from : `${from} to ${to}`}${unit && ` ${unit}`}`;
}

const plural = (noun: string): string => (noun === 'spectrum' ? 'spectra' : `${noun}s`);

/** A channel along which others are measured, with its steps. */
export function axisOf(axis: ChannelValues): DescribedChannel {
  const values = Float64Array.from(axis.values).sort();
  if (values.length < 2) return channelOf(axis);
  let [smallest, largest] = [Infinity, -Infinity];
  for (let i = 1; i < values.length; i++) {
    const step = Math.abs(values[i] - values[i - 1]);
    if (step < smallest) smallest = step;
    if (step > largest) largest = step;
  }
  return { ...channelOf(axis), step: [smallest, largest] };
}

export const fact = (label: string, value: string | number, unit = ''): DescribedFact => ({
  label,
  value,
  unit,
});

/** A fact for what a file may leave out. */
export const factIfStated = (
  label: string,
  value: string | number | undefined,
  unit = '',
): DescribedFact[] => (value === undefined || value === '' ? [] : [fact(label, value, unit)]);
