import type { PictureMode } from '@modalgain/compute';
import type { ReactNode } from 'react';
import type { ProfileScale } from './profile-path';
import type { Region } from './regions';
import type { Size } from '../../plot/use-size';
import styles from './stack-drawing.module.css';

/** Where the axis of the profiles stands, as a share of the width; names of the regions are left of it. */
export const axisShare = 0.405;

interface OfRegion {
  readonly region: Region;
  readonly scale: ProfileScale;
  readonly size: Size;
}

/** Upper and lower edge of a region within the drawing. */
function edgesOf({ region, scale, size }: OfRegion): { readonly top: number; readonly bottom: number } {
  return {
    top: Math.max(0, scale.y(region.fromNm)),
    bottom: Math.min(size.height, scale.y(region.toNm)),
  };
}

/** The band of a layer or half-space. */
export function RegionBand(props: OfRegion) {
  const { top, bottom } = edgesOf(props);
  return (
    <rect
      className={styles.region}
      data-kind={props.region.isFilm ? 'film' : props.region.kind}
      width={props.size.width}
      y={top}
      height={Math.max(0, bottom - top)}
    />
  );
}

/** Least heights for a name, for its constants below it, and for the inputs of the film. */
const lineRoomPx = 16;
const twoLinesPx = 44;
const inputRoomPx = 92;

/** Name and constants of a region, at its left; the film's stand in inputs where there is room. */
export function RegionText({ inputs, ...props }: OfRegion & { readonly inputs: ReactNode }) {
  const { region, size } = props;
  const { top, bottom } = edgesOf(props);
  const height = bottom - top;
  if (height < lineRoomPx) return null;
  const hasInputs = inputs !== null && height >= inputRoomPx;
  return (
    <div
      className={styles.regionText}
      data-tight={height < twoLinesPx}
      style={{ top, maxHeight: height, maxWidth: axisShare * size.width - 12 }}
    >
      <b>{region.name}</b>
      {hasInputs ? inputs : height >= twoLinesPx && <span>{region.words}</span>}
    </div>
  );
}

interface ShareProps extends OfRegion {
  readonly shown: PictureMode;
  /** Place of the region from cover to substrate. */
  readonly at: number;
}

/** The share of a mode's power in a region, written in it where there is room. */
export function Share({ shown, at, ...props }: ShareProps) {
  const { region, size } = props;
  const { top, bottom } = edgesOf(props);
  if (bottom - top < 20 || at >= shown.share.length) return null;
  const axis = axisShare * size.width;
  const y = {
    cover: bottom - 10,
    layer: (top + bottom) / 2 + (region.isFilm ? 6 : 4),
    substrate: top + 30,
  }[region.kind];
  return (
    <text
      className={region.isFilm ? styles.filmShare : styles.outerShare}
      x={region.isFilm ? axis + 44 : axis + 8}
      y={y}
    >
      {`${(100 * shown.share[at]).toFixed(1)} %`}
    </text>
  );
}
