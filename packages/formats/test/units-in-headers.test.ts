import { quantitiesOf, readTable } from '@modalgain/formats';
import { describe, expect, it } from 'vitest';
import { readText } from './support.js';

const fluences = async (header: string) => {
  const { measurements } = await readText(`${header};intensity\n0.01;50\n0.1;100\n`, 'fluence-scan');
  return Array.from(measurements[0].fluenceUjPerCm2);
};

describe('units in the names of columns', () => {
  it.each([
    'fluence_mJ_cm2',
    'fluence_mj_per_cm2',
    'Fluence mJ cm-2',
    'fluence_mJ/cm^2',
    'Fluence (mJ per cm2)',
    'Fluence [mJ cm2]',
    'pump fluence, mJ/cm²',
    'fluence_mJcm2',
  ])('are honoured, not taken as the default: %s', async (header) => {
    expect(await fluences(header)).toEqual([10, 100]);
  });

  it('are the default where none is written', async () => {
    expect(await fluences('fluence')).toEqual([0.01, 0.1]);
  });

  it('are asked for where something of a unit is written that cannot be read', () => {
    const table = readTable(new TextEncoder().encode('fluence_mJ_on_sqcm;gain\n1;2\n3;4\n'));
    const fluences = () =>
      quantitiesOf({ table, column: 0, kind: 'fluenceUjPerCm2', defaultUnit: 'uJ/cm2', notes: [] });
    expect(fluences).toThrow(
      'found the header "fluence_mJ_on_sqcm", whose unit cannot be read, expected it in brackets, such as "(uJ/cm2)"',
    );
  });
});
