export { measuredAgain, type DeviationOf, type GainTrial, type NetGainErrors } from './measured-again.js';
