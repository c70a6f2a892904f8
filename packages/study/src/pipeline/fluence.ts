import { InputError, normalEstimate, parseQuantity } from '@modalgain/numerics';
import type { Estimate, InputPlace, Quantity } from '@modalgain/numerics';
import type { Study } from '../schema/study.js';

/** A quantity of the study file as an estimate; one without a stated error is taken as exact. */
export function asEstimate({ value, standardError = 0 }: Quantity): Estimate {
  return normalEstimate(value, standardError, standardError === 0 ? 'given without an error' : 'given');
}

/** Turns a pattern such as "from file name SC1-{fluence}uJ" into an expression whose first group is the number. */
function fluenceExpression(pattern: string): RegExp {
  const text = pattern.replace(/^from file name\s+/, '');
  const [before = '', after = ''] = text
    .split('{fluence}')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`${before}(\\d+(?:[.,p]\\d+)?)\\s*${after}`);
}

/** A fluence in a file name may be written 78.4, 78,4 or 78p4; the unit is the one that the pattern names, or uJ/cm2. */
export function fluenceFromName(file: string, pattern: string): number | undefined {
  const name = file.split('/').at(-1) ?? file;
  const match = fluenceExpression(pattern).exec(name);
  if (!match) return undefined;
  const number = match[1].replace(/[,p]/, '.');
  const unit = /\{fluence\}\s*([munµ]?J)/.exec(pattern)?.[1] ?? 'uJ';
  return parseQuantity(`${number} ${unit}/cm2`, 'fluenceUjPerCm2').value;
}

const gaussianPeakFactor = 2; // peak over mean fluence within the 1/e2 ellipse of a Gaussian beam

/** Fluence of the full stripe from pulse energy (or average power) and stripe size; undefined where these are not given. */
export function fluenceOfPump(pump: NonNullable<Study['pump']>, place: InputPlace): Quantity | undefined {
  const energyUj = pulseEnergyUj(pump);
  if (energyUj === undefined) return undefined;
  if (!pump.stripe) throw new InputError('gives a pulse energy but no stripe: [length, width].', place);
  const [length, width] = pump.stripe;
  const transmission = pump.transmission ?? { value: 1 };
  const areaCm2 = length.value * width.value * 1e-8;
  const profile = pump.profile === 'gaussian' ? gaussianPeakFactor / (Math.PI / 4) : 1;
  const value = (profile * energyUj.value * transmission.value) / areaCm2;
  const relative = [energyUj, length, width, transmission].map(
    ({ value: size, standardError = 0 }) => standardError / size,
  );
  return { value, standardError: Math.abs(value) * Math.hypot(...relative) };
}

function pulseEnergyUj(pump: NonNullable<Study['pump']>): Quantity | undefined {
  if (pump.energy) return pump.energy;
  if (!pump.averagePower || !pump.repetition) return undefined;
  const value = (pump.averagePower.value * 1e3) / pump.repetition.value; // mW/Hz = mJ
  const relative = Math.hypot(
    (pump.averagePower.standardError ?? 0) / pump.averagePower.value,
    (pump.repetition.standardError ?? 0) / pump.repetition.value,
  );
  return { value, standardError: value * relative };
}
