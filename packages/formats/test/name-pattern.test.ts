import { InputError } from '@modalgain/numerics';
import { quantityInName, quantityOfPattern } from '@modalgain/formats';
import { describe, expect, it } from 'vitest';

const place = { file: 'study.yaml', field: 'stripeLength' };
const of = (pattern: string, file: string): number => quantityInName({ pattern, file, place }).value;

describe('a quantity in the name of a file', () => {
  it.each([
    ['{length}um', 'spectra/SC3S-418uJ-20um.txt', 20],
    ['{length}um', 'SC3S_0120 um_418uJ.txt', 120],
    ['L{length}_', 'A5_L40_b.asc', 40],
    ['{length}mm', 'SC1-1p25mm.txt', 1250],
    ['{length}mm', 'SC1-0,4mm.txt', 400],
    ['x{position}mm', 'SC1-x12.34mm.txt', 12_340],
    ['{fluence}uJ', 'SC1-78.4uJcm2-20um.txt', 78.4],
    ['{energy}nJ', 'SC1-250nJ.txt', 0.25],
  ])('by %s in %s is %d in internal units', (pattern, file, value) => {
    expect(of(pattern, file)).toBeCloseTo(value, 9);
  });

  it('that is not there is refused with the name and the pattern', () => {
    expect(() => of('{length}um', 'spectra/dark.txt')).toThrow(
      'found no length in the file name "dark.txt" by the pattern "{length}um".',
    );
    expect(() => of('{length}um', 'SC1-20umol.txt')).toThrow(InputError);
    expect(() => of('{length}um', '120,5,3um.txt')).toThrow('found no length');
  });

  it('has no unit of another quantity, and no pattern without a place for a number', () => {
    expect(() => of('{length}uJ', 'SC1-20uJ.txt')).toThrow('expected nm, um, mm, cm or m');
    expect(() => of('{energy}kJ', 'SC1-20kJ.txt')).toThrow('expected nJ, uJ, mJ or J');
    expect(() => of('*um', 'SC1-20um.txt')).toThrow('expected a place such as "{length}um"');
    expect(quantityOfPattern('{lenght}um')).toBeUndefined();
  });
});
