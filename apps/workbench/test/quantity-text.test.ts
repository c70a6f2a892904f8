import { parseQuantity } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { unitText, valueAndUnit } from '../src/kit/quantity-text';
import { quantityText } from '../src/pages/start/quantity-text';

describe('a quantity in a field', () => {
  it.each([
    ['204.3 +- 2 nm', '204.3 ± 2', 'nm'],
    ['204.3(20) nm', '204.3(20)', 'nm'],
    ['4.33e-15 +- 2e-16 cm^2', '4.33e-15 ± 2e-16', 'cm^2'],
    ['4.33(20)e-15 cm^2', '4.33(20)e-15', 'cm^2'],
    ['78.4 uJ/cm2', '78.4', 'uJ/cm2'],
    ['120', '120', ''],
  ])('has number and unit of %s apart', (text, value, unit) => {
    expect(valueAndUnit(text)).toEqual({ value, unit });
  });

  it('shows units as people write them', () => {
    expect(['cm^-1', 'uJ/cm2', 'um', 'cm^2'].map(unitText)).toEqual(['cm⁻¹', 'µJ/cm²', 'µm', 'cm²']);
  });

  it('is written so that it is read again as it was', () => {
    const text = quantityText({ value: 4.33e-15, standardError: 2e-16 }, 'cm^2');
    expect(text).toBe('4.33(20)e-15 cm^2');
    const read = parseQuantity(text, 'crossSectionCm2');
    expect(read.value).toBeCloseTo(4.33e-15, 25);
    expect(read.standardError).toBeCloseTo(2e-16, 25);
    expect(quantityText({ value: 656 }, 'nm')).toBe('656 nm');
  });
});
