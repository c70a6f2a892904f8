import { unitSize } from '@modalgain/numerics';

/** h c of the SI, in eV nm. */
const photonEvNm = 1239.841984332;

/**
 * How a value of a unit becomes a wavelength in nm; undefined for what is no unit of wavelength or photon energy.
 * Programs of ellipsometers write "Angstroms" in full.
 */
export function toWavelengthNm(unit: string): ((value: number) => number) | undefined {
  const written = unit.trim();
  if (/^e\.?v\.?$/i.test(written)) return (energyEv) => photonEvNm / energyEv;
  if (/^(?:angstroms?|ångströms?)$/i.test(written)) return (angstrom) => rounded(angstrom / 10);
  const size = /^(?:microns?|micrometers?|micrometres?)$/i.test(written)
    ? 1000
    : unitSize(written, 'lengthNm');
  return size === undefined ? undefined : (value) => rounded(value * size);
}

/** 15 digits, so that 0.6563 um is 656.3 nm. */
const rounded = (value: number): number => Number(value.toPrecision(15));
