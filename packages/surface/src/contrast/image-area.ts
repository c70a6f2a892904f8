import type { Micrograph } from '@modalgain/measurements';

/** A bar may take this share of the image from below. */
const largestShare = 0.35;
/** Share of a row's pixels of one and the same level in a bar: its ground between the letters. */
const flatShare = 0.4;
/** Times the usual share in the image itself. */
const flatRatio = 3;
/** Rows of a bar may be full of letters. */
const flatRowsShare = 0.6;

/**
 * Rows above the annotation bar: those that the header tells, else those above the lowest band of rows in which one level
 * prevails, as no image with noise has it.
 */
export function rowsAboveAnnotation(image: Micrograph): number {
  const { rows, imageRows } = image;
  if (imageRows !== undefined) return imageRows;
  const shares = Float64Array.from({ length: rows }, (_, row) => shareOfCommonest(image, row));
  const usual = shares.slice(0, Math.ceil(rows * (1 - largestShare))).sort()[
    Math.floor((rows * (1 - largestShare)) / 2)
  ];
  const least = Math.max(flatShare, flatRatio * usual);
  let [flat, top] = [0, rows];
  for (let row = rows - 1; row >= rows * (1 - largestShare); row -= 1) {
    if (shares[row] < least) continue;
    flat += 1;
    if (flat >= flatRowsShare * (rows - row)) top = row;
  }
  // A frame of a pixel or two is no bar, but no image either.
  return top;
}

/** Share of the commonest level among the pixels of a row. */
function shareOfCommonest({ brightness, columns }: Micrograph, row: number): number {
  const sorted = brightness.slice(row * columns, (row + 1) * columns).sort();
  let [longest, start] = [0, 0];
  for (let at = 1; at <= columns; at += 1) {
    if (at < columns && sorted[at] === sorted[start]) continue;
    longest = Math.max(longest, at - start);
    start = at;
  }
  return longest / columns;
}
