import type { FilmSystem } from './system.js';

/**
 * A modal gain of a hundred times the largest net gain is where the search ends: what the data allow out to there they
 * leave open.
 */
const mostGainOverNetGain = 100;
const leastGainOverNetGain = 1e-4;

/** Modal gains in cm-1 between which a film's is searched. */
export function gainBounds({ data, threshold }: FilmSystem): { lower: number; upper: number } {
  const gains = data.points.map((point) => Math.abs(point.netGainPerCm));
  if (threshold?.kind === 'used') gains.push(threshold.netGainPerCm);
  if (data.measuredLoss) gains.push(data.measuredLoss.lossPerCm);
  const largest = Math.max(1, ...gains);
  return { lower: leastGainOverNetGain * largest, upper: mostGainOverNetGain * largest };
}
