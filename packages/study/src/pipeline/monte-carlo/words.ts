import type { TrialQuantity } from './task.js';

/** How a quantity is called where there is little room, and the unit that it is shown in, with the size of that. */
export const quantityWords: Readonly<
  Record<TrialQuantity, { readonly symbol: string; readonly unit: string; readonly unitSize: number }>
> = {
  confinementModal: { symbol: 'Γ', unit: '', unitSize: 1 },
  netGainPerCm: { symbol: 'net gain', unit: 'cm⁻¹', unitSize: 1 },
  densityPerCm3: { symbol: 'nₜ', unit: '10¹⁵ cm⁻³', unitSize: 1e15 },
  lossPerCm: { symbol: 'α', unit: 'cm⁻¹', unitSize: 1 },
  filmGainPerCm: { symbol: 'film gain', unit: 'cm⁻¹', unitSize: 1 },
  modalGainPerCm: { symbol: 'modal gain', unit: 'cm⁻¹', unitSize: 1 },
  positiveFromNm: { symbol: 'positive from', unit: 'nm', unitSize: 1 },
  bestThicknessNm: { symbol: 'best thickness', unit: 'nm', unitSize: 1 },
  bestNetGainPerCm: { symbol: 'best net gain', unit: 'cm⁻¹', unitSize: 1 },
  thicknessRatio: { symbol: 'd ratio', unit: '', unitSize: 1 },
  confinementModalRatio: { symbol: 'Γ ratio', unit: '', unitSize: 1 },
  netGainRatio: { symbol: 'net gain ratio', unit: '', unitSize: 1 },
  filmGainRatio: { symbol: 'film gain ratio', unit: '', unitSize: 1 },
  densityRatio: { symbol: 'nₜ ratio', unit: '', unitSize: 1 },
  lossRatio: { symbol: 'α ratio', unit: '', unitSize: 1 },
  emittersPerAreaRatio: { symbol: 'nₜ d ratio', unit: '', unitSize: 1 },
  saturationFluenceUjPerCm2: { symbol: 'Fₛ', unit: 'µJ/cm²', unitSize: 1 },
};
