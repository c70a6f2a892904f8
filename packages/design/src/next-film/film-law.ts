import type { GainModel } from '@modalgain/gain';
import type { ComplexIndex, RoughnessSpectrum } from '@modalgain/optics';

/** The gain and loss of a measured film, and what they follow when the next film is made otherwise. */
export interface FilmLaw {
  readonly film: string;
  /** Of the measured film, at the emission wavelength. */
  readonly thicknessNm: number;
  readonly filmIndex: number;
  readonly model: GainModel;
  /** Local where the pump is known, else incident. */
  readonly saturationFluenceUjPerCm2: number;
  /** At which film gain and its errors are given. */
  readonly referenceFluenceUjPerCm2: number;
  /** Of the measured film at the reference fluence. */
  readonly filmGainPerCm: number;
  /** All of the modal loss of the measured film. */
  readonly lossPerCm: number;
  /** The part of the loss that the film's own k makes, over its confinement: 4 pi k/lambda. It follows confinement and density; 0 where it is not known. */
  readonly absorptionPerCm: number;
  /** Of the film's upper side: what it scatters follows the mode. Undefined: the rest of the loss is held. */
  readonly roughness: RoughnessSpectrum | undefined;
  /** Undefined where the gain fit took the whole film as pumped alike. */
  readonly pump: PumpLaw | undefined;
}

export interface PumpLaw {
  /** At which the saturation fluence is given. */
  readonly wavelengthNm: number;
  /** n + ik of the measured film. */
  readonly filmIndexAt: (wavelengthNm: number) => { readonly n: number; readonly k: number };
}

/** A medium around a film. */
export interface DesignMedium {
  readonly name: string;
  /** At the emission wavelength. */
  readonly index: number;
  readonly pumpIndexAt: (wavelengthNm: number) => ComplexIndex;
}

/** What a film lies between. */
export interface DesignMedia {
  readonly emissionWavelengthNm: number;
  readonly cover: DesignMedium;
  /** Between film and substrate; its thickness is the candidate's. */
  readonly underlayer: DesignMedium | undefined;
  readonly substrate: DesignMedium;
}

/** A film that could be made. */
export interface Candidate {
  readonly thicknessNm: number;
  /** 0: none. */
  readonly underlayerNm: number;
  /** Emitter density over that of the measured film; the index follows. */
  readonly densityRatio: number;
  readonly pumpWavelengthNm: number;
  /** Added to the index that follows the density: how it may drift. */
  readonly indexShift: number;
  /** Sq of the upper side over that of the measured film. */
  readonly roughnessRatio: number;
}

/** The measured film itself, as a candidate. */
export function measuredCandidate(
  { thicknessNm, pump }: Pick<FilmLaw, 'thicknessNm' | 'pump'>,
  underlayerNm = 0,
): Candidate {
  return {
    thicknessNm,
    underlayerNm,
    densityRatio: 1,
    pumpWavelengthNm: pump?.wavelengthNm ?? 0,
    indexShift: 0,
    roughnessRatio: 1,
  };
}
