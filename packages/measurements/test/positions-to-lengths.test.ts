import { InputError } from '@modalgain/numerics';
import { stripeLengthsOf } from '@modalgain/measurements';
import { describe, expect, it } from 'vitest';

describe('positions of a slit', () => {
  const positions = Float64Array.of(1250, 1400);

  it('are lengths from the zero, in the direction that is stated', () => {
    expect(stripeLengthsOf(positions, { zeroUm: 1200, direction: 'increasing' }, 'a.txt')).toEqual(
      Float64Array.of(50, 200),
    );
    expect(stripeLengthsOf(positions, { zeroUm: 1500, direction: 'decreasing' }, 'a.txt')).toEqual(
      Float64Array.of(250, 100),
    );
  });

  it('at the zero or beyond it are refused with file, position and zero', () => {
    const refused = () => stripeLengthsOf(positions, { zeroUm: 1250, direction: 'increasing' }, 'a.txt');
    expect(refused).toThrow(InputError);
    expect(refused).toThrow('found the slit at 1250 um, which with its zero at 1250 um');
  });
});
