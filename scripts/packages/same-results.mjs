// Whether two results are the same: every text, and every number to a share of its scale. A number stands alone, or in a curve, whose scale is
// that of its largest point, or in an estimate, whose scale is the larger of value and standard error.
//
// Nodes differ in the last bit of exp and log. Where a fit is determined that stays far below 1e-8. One digit less keep errors, which rest on second
// derivatives, and thresholds that a film hardly reaches; two digits less the gain channel by channel, fitted to no light at the edge of a spectrum.
const tolerances = [
  { of: /\bspectralGain\b/, share: 1e-6 },
  { of: /\b(standardError|interval95|lower|upper|threshold fluence)\b/, share: 1e-7 },
  { of: /^/, share: 1e-8 },
];

/** The numbers that differ more than that, and texts that differ at all, each with the share; the largest first. */
export function differences(a, b) {
  return [...compare(a, b, '', 0)].sort((x, y) => y.share - x.share);
}

function* compare(a, b, place, scale) {
  if (Object.is(a, b)) return;
  if (typeof a === 'number' && typeof b === 'number') {
    const share = Math.abs(a - b) / Math.max(scale, Math.abs(a), Math.abs(b));
    if (!(share <= tolerances.find(({ of }) => of.test(place)).share)) yield { place, a, b, share };
  } else if (isObject(a) && isObject(b)) {
    const own = Math.max(scale, scaleOf(a));
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      yield* compare(a[key], b[key], place === '' ? key : `${place}.${key}`, own);
  } else {
    yield { place, a, b, share: Infinity };
  }
}

const isObject = (value) => typeof value === 'object' && value !== null;

/** Of a list of numbers or of an estimate; 0 of anything else. */
function scaleOf(value) {
  const estimate = 'standardError' in value ? [value.value, value.standardError] : [];
  const numbers = Array.isArray(value) ? value : estimate;
  return numbers.reduce((most, each) => (Number.isFinite(each) ? Math.max(most, Math.abs(each)) : most), 0);
}
