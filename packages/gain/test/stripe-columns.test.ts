import { fitStripe, simulateStripeScan } from '@modalgain/gain';
import { expect, it } from 'vitest';

const lengthsUm = Array.from({ length: 25 }, (_, i) => 20 * (i + 1));
const { scan } = simulateStripeScan({
  sourcePerCm: 1000,
  netGainPerCm: 60,
  saturation: 0,
  stripeLengthUm: lengthsUm,
  readNoise: 0.1,
  seed: 2,
});
const doubtOf = (change: Partial<typeof scan>) =>
  fitStripe({ ...scan, ...change }).verdicts.find(({ code }) => code === 'columns-or-unit-doubtful');

it('a scan with even lengths below 5 mm is not doubted', () => {
  expect(doubtOf({})).toBeUndefined();
});

it('a scan whose intensities are evenly spaced and whose lengths are not seems to have its columns exchanged', () => {
  const { intensity } = scan;
  expect(doubtOf({ stripeLengthUm: intensity, intensity: Float64Array.from(lengthsUm) })?.sentence).toBe(
    'Length and intensity seem to be exchanged.',
  );
});

it('a linear scan at even lengths keeps its columns', () => {
  expect(doubtOf({ intensity: Float64Array.from(lengthsUm, (um) => 3 * um) })).toBeUndefined();
});

it('a stripe longer than 5 mm is asked for its unit', () => {
  const verdict = doubtOf({ stripeLengthUm: Float64Array.from(lengthsUm, (um) => um * 1000) });
  expect(verdict).toMatchObject({ severity: 'caution', next: 'Check the unit of the lengths.' });
  expect(verdict?.detail).toContain('500 mm');
});

it('a longest stripe of a fraction of a micrometre is asked for its unit', () => {
  const verdict = doubtOf({ stripeLengthUm: Float64Array.from(lengthsUm, (um) => um / 1000) });
  expect(verdict).toMatchObject({
    sentence: 'The longest stripe is 0.5 µm long.',
    next: 'Check the unit of the lengths.',
  });
});
