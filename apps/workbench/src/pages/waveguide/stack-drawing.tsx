import {
  interfacesNm,
  modeName,
  type GuideAnswer,
  type PictureMode,
  type WhichMode,
} from '@modalgain/compute';
import { useRef, useState, type ReactNode } from 'react';
import { filmColour } from '../../kit/film-marker';
import { InterfaceHandle } from './interface-handle';
import { profilePath, shareArea, type ProfileScale } from './profile-path';
import { regionsOf, type Region } from './regions';
import { scaleBarNm, type StackGeometry } from './stack-geometry';
import type { Size } from './use-size';
import styles from './stack-drawing.module.css';

interface StackDrawingProps {
  readonly answer: GuideAnswer;
  readonly size: Size;
  readonly geometry: StackGeometry;
  readonly mode: WhichMode;
  readonly family: number;
  /** Ends of what a thickness may be. */
  readonly boundsNm: readonly [number, number];
  /** Inputs that stand in the film itself. */
  readonly filmInputs: ReactNode;
  readonly onMove: (layer: number, thicknessNm: number) => void;
  readonly onRelease: (layer: number, thicknessNm: number) => void;
  readonly onCancel: () => void;
}

/** Where the axis of the profiles stands, and how far the chosen mode reaches, as shares of the width. */
const axisShare = 0.405;
const reachShare = 0.78;

/** The stack in true proportions with the light of its modes in depth; interfaces are dragged. */
export function StackDrawing(props: StackDrawingProps) {
  const { answer, size, geometry, mode, family, boundsNm, filmInputs, onMove, onRelease, onCancel } = props;
  const { guide, picture } = answer;
  const { pxPerNm, outsideNm } = geometry;
  const depths = interfacesNm(guide);
  /** While the uppermost interface is dragged the rest of the stack stays where it is. */
  const heldFrom = useRef<number | null>(null);
  const [shiftNm, setShiftNm] = useState(0);
  const axis = axisShare * size.width;
  const regions = regionsOf(guide, outsideNm);
  const shown = picture.modes.find((each) => modeName(each) === modeName(mode));
  const others = picture.modes.filter((each) => each !== shown && each.order === 0);
  const widest = shown ? Math.max(...shown.powerPerNm) : 1;
  const scale: ProfileScale = {
    x: (power) => axis + (reachShare * (size.width - axis) * power) / widest,
    y: (depth) => (depth + outsideNm[0] + shiftNm) * pxPerNm,
  };
  const move = (at: number, thicknessNm: number, layer: number): void => {
    if (at === 0) {
      heldFrom.current ??= regions[layer + 1]?.thicknessNm ?? thicknessNm;
      setShiftNm(heldFrom.current - thicknessNm);
    }
    onMove(layer, thicknessNm);
  };
  const end = (): void => {
    heldFrom.current = null;
    setShiftNm(0);
  };
  return (
    <div className={styles.drawing} style={{ height: size.height }}>
      <svg width={size.width} height={size.height} role="img" aria-label={alternativeOf(answer, shown)}>
        {regions.map((region, at) => (
          <RegionBand key={at} {...{ region, scale, size }} />
        ))}
        {others.map((each) => (
          <OtherProfile key={each.name} mode={each} {...{ picture, scale, size }} />
        ))}
        {shown && (
          <g style={{ color: filmColour(family) }}>
            {regions.map((region, at) => (
              <path
                key={at}
                className={styles.share}
                data-film={region.isFilm}
                d={shareArea(picture.xNm, shown.powerPerNm, scale, [region.fromNm, region.toNm])}
              />
            ))}
            <path className={styles.profile} d={profilePath(picture.xNm, shown.powerPerNm, scale)} />
            <ModeLabel mode={shown} {...{ picture, scale, size }} isShown />
          </g>
        )}
        {depths.map((depth, at) => (
          <line
            key={at}
            className={styles.interface}
            x1={0}
            x2={size.width}
            y1={scale.y(depth)}
            y2={scale.y(depth)}
          />
        ))}
        <line className={styles.axis} x1={axis} x2={axis} y1={0} y2={size.height} />
        {shown && <Shares {...{ shown, regions, scale, axis, size }} />}
        <ScaleBar lengthNm={scaleBarNm(size.height, pxPerNm)} {...{ pxPerNm, size }} />
      </svg>
      {regions.map((region, at) => (
        <RegionText key={at} {...{ region, scale, size }} inputs={region.isFilm ? filmInputs : null} />
      ))}
      {!shown && (
        <p className={styles.noMode}>
          {mode.polarization}
          {mode.order}: no guided mode
        </p>
      )}
      {depths.map((depth, at) => {
        const layer = Math.max(0, at - 1);
        const region = regions[layer + 1];
        if (region?.thicknessNm === undefined) return null;
        return (
          <InterfaceHandle
            key={at}
            name={`${at === 0 ? 'Upper' : 'Lower'} interface of ${region.name}`}
            thicknessNm={region.thicknessNm}
            yPx={scale.y(depth)}
            isUpper={at === 0}
            {...{ boundsNm, pxPerNm }}
            onMove={(thicknessNm) => move(at, thicknessNm, layer)}
            onRelease={(thicknessNm) => {
              end();
              onRelease(layer, thicknessNm);
            }}
            onCancel={() => {
              end();
              onCancel();
            }}
          />
        );
      })}
    </div>
  );
}

function alternativeOf({ guide, picture }: GuideAnswer, shown: PictureMode | undefined): string {
  const stack = `${guide.film.name}, ${guide.film.thicknessNm.toFixed(1)} nm of n ${guide.film.index.toFixed(3)}, between ${guide.cover.name} and ${guide.substrate.name}`;
  if (!shown) return `${stack}: the mode is not guided.`;
  const share = (100 * shown.confinementPower).toFixed(1);
  return `${stack}: ${picture.modes.length} guided modes; ${shown.name} carries ${share} % of its power in the film.`;
}

interface Placed {
  readonly scale: ProfileScale;
  readonly size: Size;
}

function RegionBand({ region, scale, size }: Placed & { readonly region: Region }) {
  const top = Math.max(0, scale.y(region.fromNm));
  const bottom = Math.min(size.height, scale.y(region.toNm));
  return (
    <rect
      className={styles.region}
      data-kind={region.isFilm ? 'film' : region.kind}
      width={size.width}
      y={top}
      height={Math.max(0, bottom - top)}
    />
  );
}

interface OfMode extends Placed {
  readonly mode: PictureMode;
  readonly picture: GuideAnswer['picture'];
}

function OtherProfile(props: OfMode) {
  const { mode, picture, scale } = props;
  return (
    <g>
      <path className={styles.other} d={profilePath(picture.xNm, mode.powerPerNm, scale)} />
      <ModeLabel {...props} isShown={false} />
    </g>
  );
}

/** The name of a mode beside its line: above its highest point, or at its tail in the substrate for the others. */
function ModeLabel({ mode, picture, scale, size, isShown }: OfMode & { readonly isShown: boolean }) {
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

/** The share of the power of each region, written in it where there is room. */
function Shares({
  shown,
  regions,
  scale,
  axis,
  size,
}: Placed & { readonly shown: PictureMode; readonly regions: readonly Region[]; readonly axis: number }) {
  return regions.map((region, at) => {
    const top = Math.max(0, scale.y(region.fromNm));
    const bottom = Math.min(size.height, scale.y(region.toNm));
    const percent = `${(100 * (shown.share[at] ?? 0)).toFixed(1)} %`;
    if (bottom - top < 20 || shown.share[at] === undefined) return null;
    const isOutside = region.kind !== 'layer';
    const y =
      region.kind === 'cover' ? bottom - 10 : region.kind === 'substrate' ? top + 30 : (top + bottom) / 2 + 5;
    return (
      <text
        key={at}
        className={region.isFilm ? styles.filmShare : styles.outerShare}
        x={isOutside ? axis + 8 : axis + 44}
        y={y}
      >
        {percent}
      </text>
    );
  });
}

function ScaleBar({
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

/** Name and constants of a region, at its left; the film's stand in inputs where there is room. */
function RegionText({
  region,
  scale,
  size,
  inputs,
}: Placed & { readonly region: Region; readonly inputs: ReactNode }) {
  const top = Math.max(0, scale.y(region.fromNm));
  const bottom = Math.min(size.height, scale.y(region.toNm));
  const height = bottom - top;
  if (height < 16) return null;
  const hasInputs = inputs !== null && height >= 92;
  return (
    <div
      className={styles.regionText}
      data-tight={height < 40}
      style={{ top, maxHeight: height, maxWidth: axisShare * size.width - 12 }}
    >
      <b>{region.name}</b>
      {hasInputs ? inputs : <span>{region.words}</span>}
    </div>
  );
}
