/** Planck's constant times the speed of light in eV nm (CODATA 2018, exact). */
const planckTimesLightEvNm = 1239.841984332;

/** A spectrum per unit of energy; one entry a channel, energies rising. */
export interface EnergySpectrum {
  readonly energyEv: Float64Array;
  /** Intensity per eV. */
  readonly intensity: Float64Array;
}

/**
 * Turns intensity per nm into intensity per eV: E = hc/lambda, I(E) = I(lambda) lambda^2/hc. A band keeps its area, but its
 * peak moves and its two sides change places. Lines that are Gaussian in energy must be fitted to this.
 * J. Mooney and P. Kambhampati, doi:10.1021/jz401508t.
 */
export function spectrumPerEnergy(
  wavelengthNm: ArrayLike<number>,
  intensityPerNm: ArrayLike<number>,
): EnergySpectrum {
  const count = wavelengthNm.length;
  const energyEv = new Float64Array(count);
  const intensity = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    const nm = wavelengthNm[count - 1 - j];
    energyEv[j] = planckTimesLightEvNm / nm;
    intensity[j] = (intensityPerNm[count - 1 - j] * nm * nm) / planckTimesLightEvNm;
  }
  return { energyEv, intensity };
}
