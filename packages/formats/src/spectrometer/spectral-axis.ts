import { UnsupportedFeatureError } from '@modalgain/numerics';
import { toWavelengthNm } from '../spectral-unit.js';
import { quoted } from '../quoted.js';

/** nm times 1/cm. */
const nmPerCm = 1e7;

/**
 * How the values of a spectral axis become wavelengths in nm. A Raman shift ("1/cm") needs the wavelength of the laser; the
 * intensities of the channels stay as they are, since counts belong to pixels.
 *
 * @throws UnsupportedFeatureError for other units, and for a shift without a laser
 */
export function wavelengthsFrom(
  unit: string,
  laserNm: number | undefined,
): { readonly toNm: (value: number) => number; readonly note: string | undefined } {
  const written = unit.trim();
  if (/^(?:1\/cm|cm-1|cm⁻¹)\s*abs\.?$/i.test(written))
    return { toNm: (perCm) => nmPerCm / perCm, note: 'Wavenumbers turned into wavelengths.' };
  if (/^(?:1\/cm|cm-1|cm⁻¹)$/i.test(written)) {
    if (laserNm === undefined) {
      throw new UnsupportedFeatureError(
        `found a Raman shift in ${written} without the wavelength of the laser, expected wavelengths: change the unit to nm and save again.`,
      );
    }
    return {
      toNm: (perCm) => nmPerCm / (nmPerCm / laserNm - perCm),
      note: `Raman shifts turned into wavelengths by the laser line at ${laserNm} nm.`,
    };
  }
  const toNm = toWavelengthNm(written);
  if (toNm)
    return { toNm, note: written === 'nm' ? undefined : `Spectral axis in ${written} turned into nm.` };
  throw new UnsupportedFeatureError(
    `found a spectral axis in ${quoted(written)}, expected nm, eV or 1/cm: change the unit and save again.`,
  );
}
