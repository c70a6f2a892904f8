import { fitEquationOne } from '../../packages/gain/dist/stripe/equation-one-fit.js';
import { compileFloor } from '../lib/c-floor.mjs';
import { median, millisecondsPerCall } from '../lib/median.mjs';
import { preparedScan } from '../lib/scans.mjs';

const calls = 2000;
const turns = 9;
const { points } = preparedScan({ pointCount: 50, saturation: 0 });
const floor = compileFloor('equation-one');

/** Why there is no C floor; absent where there is one. */
export const floorSkipped = floor.skipped;

/** The fit in C: time of one fit, and what it found. */
export function equationOneFloor() {
  const pairs = [...points.lengthCm].map((length, i) => `${length} ${points.intensity[i]}`);
  const found = floor.run(`${points.lengthCm.length} ${calls} 5\n${pairs.join('\n')}\n`);
  return { ...found, milliseconds: found.nanoseconds / 1e6 };
}

/**
 * The fit of Eq. 1 to 50 points from start value to standard error, and the C floor of the same work. Both take turns, so
 * that a busy machine slows both. Throws where the two do not find the same gain.
 */
export function equationOne() {
  const ours = [];
  const theirs = [];
  millisecondsPerCall(calls, fit);
  for (let turn = 0; turn < turns; turn++) {
    ours.push(millisecondsPerCall(calls, fit));
    if (floorSkipped) continue;
    const found = equationOneFloor();
    theirs.push(found.milliseconds);
    requireSame(fit(0), found);
  }
  return { milliseconds: median(ours), ...(!floorSkipped && { floorMilliseconds: median(theirs) }) };
}

function fit(call) {
  // As in C: one point moves in its last digits, so that no two fits are the same.
  points.intensity[0] *= call % 2 ? 1 + 1e-15 : 1 - 1e-15;
  return fitEquationOne(points);
}

function requireSame(ours, found) {
  const gain = Math.abs(ours.netGainPerCm - found.netGainPerCm) / found.netGainErrorPerCm;
  const error = Math.abs(ours.standardErrorPerCm / found.netGainErrorPerCm - 1);
  if (gain < 1e-6 && error < 1e-6) return;
  throw new Error(
    `The fit (${ours.netGainPerCm} cm-1) and its C floor (${found.netGainPerCm} cm-1) disagree.`,
  );
}
