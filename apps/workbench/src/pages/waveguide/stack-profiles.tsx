import type { GuideAnswer, PictureMode } from '@modalgain/compute';
import { profilePath, type ProfileScale } from './profile-path';
import type { Size } from '../../plot/use-size';
import styles from './stack-drawing.module.css';

interface OfMode {
  readonly mode: PictureMode;
  readonly picture: GuideAnswer['picture'];
  readonly scale: ProfileScale;
  readonly size: Size;
}

/** A mode that is not the chosen one: a thin line. */
export function OtherProfile(props: OfMode) {
  const { mode, picture, scale } = props;
  return (
    <g>
      <path className={styles.other} d={profilePath(picture.xNm, mode.powerPerNm, scale)} />
      <ModeLabel {...props} isShown={false} />
    </g>
  );
}

/** The name of a mode beside its line: above its highest point, or at its tail in the substrate for the others. */
export function ModeLabel({ mode, picture, scale, size, isShown }: OfMode & { readonly isShown: boolean }) {
  const { powerPerNm } = mode;
  const peak = powerPerNm.reduce((best, power, i) => (power > (powerPerNm[best] ?? 0) ? i : best), 0);
  const half = powerPerNm.findIndex((power) => power > 0.7 * (powerPerNm[peak] ?? 0));
  const tail = powerPerNm.findLastIndex((power) => power > 0.35 * (powerPerNm[peak] ?? 0));
  const at = isShown ? half : tail;
  const x = scale.x(powerPerNm[at] ?? 0) + 10;
  const y = scale.y(picture.xNm[at] ?? 0) + (isShown ? -4 : 14);
  if (y < 12 || y > size.height - 4) return null;
  return (
    <text className={isShown ? styles.shownName : styles.otherName} x={Math.min(x, size.width - 34)} y={y}>
      {mode.name}
    </text>
  );
}

/** How long a stretch of the drawing is. */
export function ScaleBar({
  lengthNm,
  pxPerNm,
  size,
}: {
  readonly lengthNm: number;
  readonly pxPerNm: number;
  readonly size: Size;
}) {
  const x = size.width - 44;
  const bottom = size.height - 14;
  const top = bottom - lengthNm * pxPerNm;
  return (
    <g className={styles.scaleBar}>
      <path d={`M${x - 3} ${top}h6M${x} ${top}V${bottom}M${x - 3} ${bottom}h6`} />
      <text transform={`translate(${x + 15} ${(top + bottom) / 2}) rotate(-90)`} textAnchor="middle">
        {lengthNm} nm
      </text>
    </g>
  );
}
