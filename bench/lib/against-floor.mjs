import { compileFloor } from './c-floor.mjs';
import { median, millisecondsPerCall } from './median.mjs';

const turns = 7;
/** Before the first turn, in processor time: until all that is hot has been compiled. */
const warmingMilliseconds = 700;

/**
 * Ours and the C floor of the same algorithm take turns, so that a busy machine slows both. Throws where the two do not find the same; more than
 * `most` times the floor is told and makes the exit code 1.
 */
export function againstFloor({ floor, input, calls, ours, summary = (found) => found, same, most }) {
  const compiled = compileFloor(floor);
  const times = [];
  const floorTimes = [];
  for (let spent = 0; spent < warmingMilliseconds;) spent += calls * millisecondsPerCall(calls, ours);
  for (let turn = 0; turn < turns; turn++) {
    times.push(millisecondsPerCall(calls, ours));
    if (compiled.skipped) continue;
    const found = compiled.run(`${input}\n`);
    floorTimes.push(found.nanoseconds / 1e6);
    requireSame(summary(ours(0)), [found[same]].flat()[0], floor);
  }
  const milliseconds = median(times);
  if (compiled.skipped) return { milliseconds };
  const floorMilliseconds = median(floorTimes);
  if (milliseconds > most * floorMilliseconds) {
    console.error(`MORE THAN ${most} times the C floor ${floor}:`);
    process.exitCode = 1;
  }
  return { milliseconds, floorMilliseconds };
}

function requireSame(ours, theirs, floor) {
  if (Math.abs(ours / theirs - 1) < 1e-10) return;
  throw new Error(`We find ${ours} and the C floor ${floor} finds ${theirs}.`);
}
