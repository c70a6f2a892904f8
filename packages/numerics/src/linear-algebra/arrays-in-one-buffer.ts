/**
 * Arrays of zeros that share one buffer. Engines take as long to make a buffer as to go through a few hundred numbers, which
 * counts where small fits are made by the thousand.
 */
export function arraysInOneBuffer(...lengths: readonly number[]): Float64Array<ArrayBuffer>[] {
  const bytes = Float64Array.BYTES_PER_ELEMENT;
  const buffer = new ArrayBuffer(bytes * lengths.reduce((sum, length) => sum + length, 0));
  let offset = 0;
  return lengths.map((length) => {
    const array = new Float64Array(buffer, offset, length);
    offset += bytes * length;
    return array;
  });
}
