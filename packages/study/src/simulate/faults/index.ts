export { checkFaults } from './check.js';
export { faultSize, type FaultAt } from './fault-size.js';
export { withFilmFaults } from './film-faults.js';
export { faultKind, faultKinds, faultNames, type FaultName } from './kinds.js';
export { scanFaults, trueFluence, unevenLightOf } from './scan-faults.js';
export { faultSchema, type SimulatedFault } from './schema.js';
export { faultyLight, faultyRecord } from './spectrum-faults.js';
export { surfaceFaults } from './surface-faults.js';
