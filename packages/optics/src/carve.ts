/**
 * Several arrays of zeros in one buffer: for stacks of some layers the allocation of many small typed arrays would cost more than what is
 * computed in them.
 */
export function carve<const Lengths extends readonly number[]>(
  ...lengths: Lengths
): { [K in keyof Lengths]: Float64Array } {
  let total = 0;
  for (const length of lengths) total += length;
  const { buffer } = new Float64Array(total);
  let start = 0;
  return lengths.map((length) => {
    const part = new Float64Array(buffer, start, length);
    start += length * Float64Array.BYTES_PER_ELEMENT;
    return part;
  }) as { [K in keyof Lengths]: Float64Array };
}
