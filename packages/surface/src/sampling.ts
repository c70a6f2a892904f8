/**
 * About `limit` of the values whose index passes, spread evenly. The stride is odd, so that it does not keep to a few
 * columns of a map whose width is a power of two.
 */
export function sample(
  values: Float64Array,
  limit: number,
  passes: (index: number) => boolean,
): Float64Array {
  const stride = Math.max(1, Math.ceil(values.length / limit)) | 1;
  const chosen: number[] = [];
  for (let index = 0; index < values.length; index += stride) {
    if (passes(index)) chosen.push(values[index]);
  }
  return Float64Array.from(chosen);
}
