/** Quantities that an answer may be of, with the unit that it is in. */
export const scoredQuantities = {
  thicknessNm: 'nm',
  roughnessSqNm: 'nm',
  filmIndex: '',
  effectiveIndex: '',
  groupIndex: '',
  confinementPower: '',
  confinementModal: '',
  confinementEnergy: '',
  netGainPerCm: 'cm-1',
  filmGainPerCm: 'cm-1',
  modalGainPerCm: 'cm-1',
  densityPerCm3: 'cm-3',
  lossPerCm: 'cm-1',
  packing: '',
  saturationFluenceUjPerCm2: 'uJ/cm2',
} as const;

export type ScoredQuantity = keyof typeof scoredQuantities;

/** What some program says of one quantity of one film. */
export interface Answer {
  /** Empty for what all films share. */
  readonly film: string;
  readonly quantity: ScoredQuantity;
  /** Of a gain. */
  readonly fluenceUjPerCm2?: number;
  /** Absent where the program says that the data do not determine it. */
  readonly value?: number;
  readonly standardError?: number;
  readonly interval95?: readonly [number, number];
  /** Of the file, from 1. */
  readonly line: number;
}
