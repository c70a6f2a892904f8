export type * from './model.js';
export { modelIndex, modelPermittivity, photonEnergyEvNm } from './model-index.js';
export { materialFromModel } from './material-from-model.js';
