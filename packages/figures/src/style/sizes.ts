/** CSS pixels (96 to the inch) of a length in millimetres. */
export const pixelsFromMm = (lengthMm: number): number => (lengthMm * 96) / 25.4;

/** Widths of journals: one column and two. */
export const columnWidthMm = { single: 85, double: 178 } as const;

/** 8 pt, the size of all text on figures, in pixels. */
export const fontSizePx = (8 * 96) / 72;

export const fontFamily = "Inter, 'DejaVu Sans', sans-serif";

/** Stroke widths and marker radius in pixels. */
export const strokes = { frame: 0.8, curve: 1.4, errorBar: 1, markerOutline: 1.4 } as const;
export const markerRadiusPx = 3.4;
