import type { TrialQuantity } from './task.js';

/** How a quantity is called where there is little room, and its unit. */
export const quantityWords: Readonly<
  Record<TrialQuantity, { readonly symbol: string; readonly unit: string }>
> = {
  confinementModal: { symbol: 'Γ', unit: '' },
  netGainPerCm: { symbol: 'net gain', unit: 'cm⁻¹' },
  densityPerCm3: { symbol: 'nₜ', unit: 'cm⁻³' },
  lossPerCm: { symbol: 'α', unit: 'cm⁻¹' },
  filmGainPerCm: { symbol: 'film gain', unit: 'cm⁻¹' },
  modalGainPerCm: { symbol: 'modal gain', unit: 'cm⁻¹' },
  positiveFromNm: { symbol: 'positive from', unit: 'nm' },
  bestThicknessNm: { symbol: 'best thickness', unit: 'nm' },
  bestNetGainPerCm: { symbol: 'best net gain', unit: 'cm⁻¹' },
  thicknessRatio: { symbol: 'd ratio', unit: '' },
  confinementModalRatio: { symbol: 'Γ ratio', unit: '' },
  netGainRatio: { symbol: 'net gain ratio', unit: '' },
  filmGainRatio: { symbol: 'film gain ratio', unit: '' },
  densityRatio: { symbol: 'nₜ ratio', unit: '' },
  lossRatio: { symbol: 'α ratio', unit: '' },
  emittersPerAreaRatio: { symbol: 'nₜ d ratio', unit: '' },
  saturationFluenceUjPerCm2: { symbol: 'Fₛ', unit: 'µJ/cm²' },
};
