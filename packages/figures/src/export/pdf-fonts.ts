/** Weights of Inter that figures are set in, as the bytes of its font files (WOFF2, TrueType or OpenType). */
export interface FigureFonts {
  readonly regular: Uint8Array;
  readonly medium: Uint8Array;
  readonly semiBold: Uint8Array;
}

export type FontName = keyof FigureFonts;

/** The font that comes closest to a weight of CSS. */
export function fontOfWeight(weight: string | undefined): FontName {
  const number = Number(weight ?? 400);
  if (number < 450) return 'regular';
  return number < 550 ? 'medium' : 'semiBold';
}
