/** The middle of some numbers, e.g. of times, where one disturbed run must not count. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Milliseconds of processor time (all threads) that one of `calls` calls takes; waiting for other processes does not count. */
export function millisecondsPerCall(calls, work) {
  const start = process.cpuUsage();
  for (let call = 0; call < calls; call++) work(call);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / calls;
}

/** Median processor time of a call in milliseconds over `rounds` rounds, after one round that only warms up. */
export function medianMilliseconds({ rounds, calls }, work) {
  const times = Array.from({ length: rounds + 1 }, () => millisecondsPerCall(calls, work));
  return median(times.slice(1));
}
