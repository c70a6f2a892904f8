export type * from './model.js';
export { modelIndex, modelPermittivity, photonEnergyEvNm } from './model-index.js';
export { materialFromModel } from './material-from-model.js';
export { modelParameters, withParameters, type ModelParameter } from './parameters.js';
export { nanoplateletModel, type LimitedModel, type ParameterLimits } from './nanoplatelet.js';
