/** Turns an image that begins with its bottom row into one that begins with its top row, in place. */
export function flipRows<T extends Float64Array | Uint8Array>(image: T, columns: number): T {
  const rows = image.length / columns;
  for (let row = 0; row < Math.floor(rows / 2); row += 1) {
    const low = row * columns;
    const high = (rows - 1 - row) * columns;
    const kept = image.slice(low, low + columns);
    image.copyWithin(low, high, high + columns);
    image.set(kept, high);
  }
  return image;
}
