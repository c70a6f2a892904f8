import { readFile } from 'node:fs/promises';
import type { StripeResult } from '@modalgain/study';
import { editStudy, readStudy } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { excludePoint, includePoint, isExcludedByHand, type Exclusion } from '../src/model/exclusions';
import { pointInFile } from '../src/pages/stripe/exclusions';

const example = new URL('../../../examples/flat-stamping/study.yaml', import.meta.url);
const text = await readFile(example, 'utf8');

function entriesOf(study: string) {
  const { stripe } = readStudy(study, 'study.yaml').study.films.SC1S;
  return stripe && 'files' in stripe ? (stripe.exclude ?? []) : [];
}

const listOf = (entries: readonly Exclusion[]) => ({ film: 'SC1S', measurement: 'stripe', entries }) as const;

const file = 'stripe/SC1S-784uJ.csv';

/** A scan as far as it says which file a point is from. */
const scanOf = (files: readonly string[], count: number) =>
  ({ files, points: new Array(count).fill({}) }) as unknown as StripeResult;

describe('leaving points out by hand', () => {
  it('names a point by its place in the file, or by its file where each holds one spectrum', () => {
    expect(pointInFile(scanOf([file], 25), 20)).toEqual({ file, point: 21 });
    expect(pointInFile(scanOf(['a.txt', 'b.txt', 'c.txt'], 3), 1)).toEqual({ file: 'b.txt', point: 1 });
  });

  it('writes points of one reason together into the study, and takes them back one by one', () => {
    const first = editStudy(text, excludePoint(listOf([]), { file, point: 21 }, 'laser pulse missed'));
    expect(entriesOf(first)).toEqual([{ file, points: [21], reason: 'laser pulse missed' }]);
    const more = excludePoint(listOf(entriesOf(first)), { file, point: 3 }, 'laser pulse missed');
    const second = editStudy(first, more);
    expect(entriesOf(second)).toEqual([{ file, points: [3, 21], reason: 'laser pulse missed' }]);
    const other = excludePoint(listOf(entriesOf(second)), { file, point: 5 }, 'detector full: "clipped"');
    const third = editStudy(second, other);
    expect(entriesOf(third)).toHaveLength(2);
    expect(isExcludedByHand(listOf(entriesOf(third)), { file, point: 5 })).toBe(true);
    expect(isExcludedByHand(listOf(entriesOf(third)), { file: 'stripe/SC1S-209uJ.csv', point: 5 })).toBe(
      false,
    );
    const back = editStudy(third, includePoint(listOf(entriesOf(third)), { file, point: 5 }));
    expect(entriesOf(back)).toEqual(entriesOf(second));
  });

  it('leaves no empty entry behind, and no other line changed', () => {
    const excluded = editStudy(text, excludePoint(listOf([]), { file, point: 21 }, 'laser pulse missed'));
    const included = editStudy(excluded, includePoint(listOf(entriesOf(excluded)), { file, point: 21 }));
    expect(readStudy(included, 'study.yaml').study).toEqual(readStudy(text, 'study.yaml').study);
    const changed = included.split('\n').filter((line, i) => line !== text.split('\n')[i]);
    expect(changed.length).toBeLessThanOrEqual(1);
  });

  it('does the same for a point of a threshold series', () => {
    const list = { film: 'SC2', measurement: 'threshold', entries: [] } as const;
    const file = 'threshold/SC2-15uJ.csv';
    const left = editStudy(text, excludePoint(list, { file, point: 1 }, 'laser pulse missed'));
    const { threshold } = readStudy(left, 'study.yaml').study.films.SC2;
    const exclude = threshold && 'files' in threshold ? threshold.exclude : undefined;
    expect(exclude).toEqual([{ file, points: [1], reason: 'laser pulse missed' }]);
  });
});
