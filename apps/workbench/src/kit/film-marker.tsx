import { shapePath, shapes } from '@modalgain/figures';

interface FilmMarkerProps {
  readonly film: { readonly family: number; readonly stampedFrom: string | null };
  readonly size?: number;
}

const hues = 6;

/** The CSS colour of a film in the theme of the page: hue is the family. */
export const filmColour = (family: number): string => `var(--f${(family % hues) + 1})`;

/** Hue and shape are the film, fill is the treatment: hollow before, filled after. */
export function FilmMarker({ film: { family, stampedFrom }, size = 12 }: FilmMarkerProps) {
  const shape = shapes[(family + Math.floor(family / hues)) % shapes.length] ?? 'circle';
  const colour = filmColour(family);
  return (
    <svg viewBox="-7 -7 14 14" width={size} height={size} aria-hidden="true" style={{ flex: 'none' }}>
      <path
        d={shapePath(shape, 5)}
        fill={stampedFrom === null ? 'none' : colour}
        stroke={colour}
        strokeWidth="1.75"
      />
    </svg>
  );
}
