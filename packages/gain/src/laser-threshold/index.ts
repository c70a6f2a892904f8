export { laserThreshold, type LaserThreshold, type ThresholdGain } from './laser-threshold.js';
