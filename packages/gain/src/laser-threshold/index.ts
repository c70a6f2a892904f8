export { laserThreshold, type LaserThreshold } from './laser-threshold.js';
