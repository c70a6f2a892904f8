import { InputError } from '@modalgain/numerics';
import type { NamedBytes, Sniff } from '../format.js';
import { headLines } from '../head-text.js';
import { gridOf } from './grid.js';
import { xyzUnits } from './header.js';
import { pointsOf, takeApart } from './points.js';
import type { XyzText } from './points.js';

const sampleBytes = 2 ** 16;

const no = (reason: string): Sniff => ({ verdict: 'no', reason });

/** Sure of a header that names x, y and z; unsure of bare numbers on a grid: a table of spectra can look so. */
export function sniffXyz({ bytes }: NamedBytes): Sniff {
  const decoded = headLines(bytes, sampleBytes);
  if (!decoded) return no('is no text');
  const text = takeApart(decoded.text);
  if (!text) return no('has no lines of three numbers');
  if (xyzUnits(text.header)) {
    return { verdict: 'yes', reason: 'has a header that names x, y and z over three columns of numbers' };
  }
  if (text.header.length > 0) return no('has a header that does not name x, y and z');
  return isScan(text, bytes.length > sampleBytes)
    ? { verdict: 'maybe', reason: 'text of three columns of numbers, two of which are places of a grid' }
    : no('has three columns of numbers, but no two of them are places of a grid');
}

/** A whole file fills a grid; in the beginning of a long one, one of x and y stays while the other goes on. */
function isScan(text: XyzText, partial: boolean): boolean {
  try {
    const points = pointsOf(text);
    if (!partial) return gridOf(points) !== undefined;
    const stays = (values: Float64Array) => values.subarray(1, 4).every((value) => value === values[0]);
    return stays(points.x) !== stays(points.y);
  } catch (problem) {
    if (problem instanceof InputError) return false;
    throw problem;
  }
}
