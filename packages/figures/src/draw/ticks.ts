/** Round numbers (1, 2, 2.5 or 5 times a power of ten apart) that lie in the domain, about `count` of them. */
export function linearTicks([low, high]: readonly [number, number], count: number): number[] {
  const raw = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 2.5, 5].find((factor) => factor * power >= raw * 0.999) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Powers of ten in the domain; where there are fewer than two, 2 and 5 between them as well. */
export function logTicks([low, high]: readonly [number, number]): number[] {
  const within = (factors: readonly number[]): number[] => {
    const ticks: number[] = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++)
      for (const factor of factors) ticks.push(Number(`${factor}e${power}`));
    return ticks.filter((tick) => tick >= low * 0.999 && tick <= high * 1.001);
  };
  const decades = within([1]);
  return decades.length >= 2 ? decades : within([1, 2, 5]);
}

/** The smallest domain from tick to tick that holds all values, with a little room at both ends. */
export function niceDomain(values: readonly number[], count = 5): [number, number] {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const size = Math.max(Math.abs(low), Math.abs(high), 1e-9);
  const room = Math.max(high - low, 1e-3 * size) * 0.04;
  const [a = low, b = high] = linearTicks([low - room, high + room], count);
  const step = b - a || 1;
  return [
    Number((Math.floor((low - room) / step) * step).toPrecision(12)),
    Number((Math.ceil((high + room) / step) * step).toPrecision(12)),
  ];
}
