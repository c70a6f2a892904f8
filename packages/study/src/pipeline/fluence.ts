import { quantityInName, quantityOfPattern } from '@modalgain/formats';
import { InputError, normalEstimate } from '@modalgain/numerics';
import type { Estimate, InputPlace, Quantity } from '@modalgain/numerics';
import type { Study } from '../schema/study.js';

type Pump = NonNullable<Study['pump']>;

/** A quantity of the study file as an estimate; one without a stated error is taken as exact. */
export function asEstimate({ value, standardError = 0 }: Quantity): Estimate {
  return normalEstimate(value, standardError, standardError === 0 ? 'given without an error' : 'given');
}

interface FileFluences extends Omit<FluenceRequest, 'fromHeader'> {
  /** What the file states of each of its scans. */
  readonly fromHeaders: readonly (number | undefined)[];
}

/**
 * One fluence a scan of a file. Scans of one file that state different fluences keep these: neither the file's name nor a
 * listed value could tell them apart.
 *
 * @throws InputError as `fluenceOf`, and for a fluence that is listed for such a file
 */
export function fluencesOfFile({ fromHeaders, ...request }: FileFluences): (Estimate | undefined)[] {
  const stated = new Set(fromHeaders);
  if (stated.size < 2) return fromHeaders.map((fromHeader) => fluenceOf({ ...request, fromHeader }));
  if (request.listed) {
    throw new InputError(
      `has one fluence listed in the study, but holds ${fromHeaders.length} scans that state their own (${[...stated].join(', ')} uJ/cm2); leave the list out.`,
      { file: request.file },
    );
  }
  return fromHeaders.map((fromHeader) => fluenceOf({ ...request, pump: undefined, fromHeader }));
}

interface FluenceRequest {
  readonly pump: Pump | undefined;
  /** Name of the scan's file, for a pattern. */
  readonly file: string;
  /** What the file itself says. */
  readonly fromHeader: number | undefined;
  /** What the study lists for this file. */
  readonly listed: Quantity | undefined;
  /** Of the study's `pump`, for messages. */
  readonly place: InputPlace;
}

/**
 * The fluence of a scan: listed in the study, else from the file's name, else from its header, else from pulse energy
 * and stripe. Undefined where nothing states one.
 *
 * @throws InputError for a name without the number that the pattern asks for, or an energy without a stripe
 */
export function fluenceOf({ pump, file, fromHeader, listed, place }: FluenceRequest): Estimate | undefined {
  if (listed) return asEstimate(listed);
  if (pump?.fluence !== undefined) return fluenceFromName(pump, pump.fluence, file, place);
  if (fromHeader !== undefined) return asEstimate({ value: fromHeader });
  const energy = pump && pulseEnergyUj(pump);
  return energy && asEstimate(fluenceOfEnergy(pump, energy, place));
}

/** `{fluence}uJ` is in uJ/cm2, `{energy}uJ` the energy of a pulse, to be divided by the stripe's area. */
function fluenceFromName(pump: Pump, text: string, file: string, place: InputPlace): Estimate {
  const pattern = text.replace(/^from file name\s+/, '');
  const quantity = quantityInName({ pattern, file, place });
  const isEnergy = quantityOfPattern(pattern) === 'energy';
  return asEstimate(isEnergy ? fluenceOfEnergy(pump, quantity, place) : quantity);
}

/**
 * The fluence of a pulse whose energy the file states, in place of what the study says of energies. Undefined where the
 * study names no stripe.
 */
export function fluenceOfPulse(
  energyUj: number,
  pump: Pump | undefined,
  place: InputPlace,
): Estimate | undefined {
  return pump?.stripe && asEstimate(fluenceOfEnergy(pump, { value: energyUj }, place));
}

function pulseEnergyUj({ energy, averagePower, repetition }: Pump): Quantity | undefined {
  if (energy) return energy;
  if (!averagePower || !repetition) return undefined;
  const value = (averagePower.value * 1e3) / repetition.value; // mW/Hz is mJ
  return { value, standardError: value * Math.hypot(relative(averagePower), relative(repetition)) };
}

/**
 * Fluence of a pulse on the full stripe: its mean for a flat profile; its peak, 2 E/(pi wx wy) with the 1/e2 radii, for a
 * Gaussian one, whose [length, width] are 1/e2 diameters.
 */
function fluenceOfEnergy(pump: Pump, energyUj: Quantity, place: InputPlace): Quantity {
  if (!pump.stripe) {
    throw new InputError(
      'gives a pulse energy but not the stripe it falls on; add stripe: [length, width].',
      place,
    );
  }
  const [length, width] = pump.stripe;
  const transmission = pump.transmission ?? { value: 1 };
  const peakOverMean = pump.profile === 'gaussian' ? 8 / Math.PI : 1;
  const areaCm2 = length.value * width.value * 1e-8;
  const value = (peakOverMean * energyUj.value * transmission.value) / areaCm2;
  return {
    value,
    standardError: value * Math.hypot(...[energyUj, length, width, transmission].map(relative)),
  };
}

const relative = ({ value, standardError = 0 }: Quantity): number => standardError / Math.abs(value);
