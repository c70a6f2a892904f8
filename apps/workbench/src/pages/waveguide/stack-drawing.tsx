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
import { regionsOf } from './regions';
import { scaleBarNm, type StackGeometry } from './stack-geometry';
import { ModeLabel, OtherProfile, ScaleBar } from './stack-profiles';
import { axisShare, RegionBand, RegionText, Share } from './stack-regions';
import type { Size } from '../../plot/use-size';
import { useBracketKeys } from './use-bracket-keys';
import styles from './stack-drawing.module.css';

interface StackDrawingProps {
  readonly answer: GuideAnswer;
  readonly size: Size;
  readonly geometry: StackGeometry;
  readonly mode: WhichMode;
  readonly family: number;
  /** Of all layers from the cover down, as they are set; the drawing follows when the modes are there. */
  readonly thicknessesNm: readonly number[];
  /** Ends of what a thickness may be. */
  readonly boundsNm: readonly [number, number];
  /** Inputs that stand in the film itself. */
  readonly filmInputs: ReactNode;
  readonly onMove: (layer: number, thicknessNm: number) => void;
  readonly onRelease: (layer: number, thicknessNm: number) => void;
  readonly onCancel: () => void;
}

/** How far the chosen mode reaches, as a share of the room right of the axis. */
const reachShare = 0.78;

/** The stack in true proportions with the light of its modes in depth; interfaces are dragged. */
export function StackDrawing(props: StackDrawingProps) {
  const { answer, size, geometry, mode, family, thicknessesNm, boundsNm, filmInputs } = props;
  const { onMove, onRelease, onCancel } = props;
  const { guide, picture } = answer;
  const { pxPerNm, outsideNm } = geometry;
  const depths = interfacesNm(guide);
  const drawing = useRef<HTMLDivElement>(null);
  useBracketKeys(drawing);
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
      heldFrom.current ??= regions[layer + 1].thicknessNm ?? thicknessNm;
      setShiftNm(heldFrom.current - thicknessNm);
    }
    onMove(layer, thicknessNm);
  };
  const end = (): void => {
    heldFrom.current = null;
    setShiftNm(0);
  };
  return (
    <div ref={drawing} className={styles.drawing} style={{ height: size.height }}>
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
        {shown && regions.map((region, at) => <Share key={at} {...{ region, at, shown, scale, size }} />)}
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
        if (region.thicknessNm === undefined) return null;
        return (
          <InterfaceHandle
            key={at}
            name={`${at === 0 ? 'Upper' : 'Lower'} interface of ${region.name}`}
            thicknessNm={thicknessesNm[layer] ?? region.thicknessNm}
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
