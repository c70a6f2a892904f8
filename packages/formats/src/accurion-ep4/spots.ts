/** A row of the file; Psi and Delta are NaN where the zone could not be measured. */
export interface ZoneRow {
  readonly line: number;
  readonly wavelengthNm: number;
  readonly angleDeg: number;
  readonly psiDeg: number;
  readonly deltaDeg: number;
  readonly zone: number;
  readonly x: number | undefined;
  readonly y: number | undefined;
  readonly seconds: number | undefined;
}

export interface Spot {
  /** Undefined where the file states none. */
  readonly position: { readonly x: number; readonly y: number } | undefined;
  readonly rows: readonly ZoneRow[];
}

/** A stage that follows the angle moves the spot by some hundredths of a millimetre; one spot is what is nearer than this. */
const sameSpotMm = 0.25;

/** Rows by the spot that they were taken at, in the order in which the spots come first. */
export function groupByPosition(rows: readonly ZoneRow[]): Spot[] {
  const spots: { position: Spot['position']; rows: ZoneRow[] }[] = [];
  for (const row of rows) {
    const position = row.x !== undefined && row.y !== undefined ? { x: row.x, y: row.y } : undefined;
    const spot = spots.find((candidate) => isSameSpot(candidate.position, position));
    if (spot) spot.rows.push(row);
    else spots.push({ position, rows: [row] });
  }
  return spots;
}

function isSameSpot(a: Spot['position'], b: Spot['position']): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Math.hypot(a.x - b.x, a.y - b.y) < sameSpotMm;
}
