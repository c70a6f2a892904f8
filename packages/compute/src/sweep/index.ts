export {
  openSweep,
  type FailedUnit,
  type OpenSweep,
  type SweepInput,
  type SweptTable,
} from './open-sweep.js';
