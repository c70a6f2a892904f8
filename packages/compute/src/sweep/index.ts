export {
  openSweep,
  type FailedUnit,
  type OpenSweep,
  type SweepInput,
  type SweepName,
  type SweepTable,
  type SweptLines,
} from './open-sweep.js';
