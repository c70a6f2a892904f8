import type { ConfinementMap } from '@modalgain/compute';
import { linearTicks } from '@modalgain/figures';
import type { FilmResult } from '@modalgain/study';
import type { PointerEvent } from 'react';
import { filmColour } from '../../kit/film-marker';
import { usePointerDrag } from '../../kit/use-pointer-drag';
import { MapCanvas } from './map-canvas';
import { familyPath, MapFilms } from './map-films';
import { mapFrame, type MapFrame } from './map-frame';
import { MapOverlay } from './map-overlay';
import type { Size } from '../../plot/use-size';
import styles from './map-card.module.css';

/** Thickness and index of a film. */
export interface FilmPoint {
  readonly thicknessNm: number;
  readonly filmIndex: number;
}

interface MapViewProps {
  readonly map: ConfinementMap;
  readonly size: Size;
  readonly films: readonly FilmResult[];
  readonly point: FilmPoint;
  readonly family: number;
  readonly wavelengthNm: number;
  readonly onMove: (point: FilmPoint) => void;
  readonly onRelease: (point: FilmPoint) => void;
  readonly onCancel: () => void;
}

const margin = { left: 40, right: 14, top: 24, bottom: 36 };

/** The map with its axes; a click or drag on it sets thickness and index. */
export function MapView(props: MapViewProps) {
  const { map, size, films, point, family, wavelengthNm, onMove, onRelease, onCancel } = props;
  const frame = mapFrame(
    map,
    size.width - margin.left - margin.right,
    size.height - margin.top - margin.bottom,
  );
  const here = { x: frame.x(point.thicknessNm), y: frame.y(point.filmIndex) };
  const pointOf = (event: PointerEvent<HTMLDivElement>): FilmPoint => {
    const box = event.currentTarget.getBoundingClientRect();
    return frame.pointAt(event.clientX - box.left, event.clientY - box.top);
  };
  const drag = usePointerDrag<HTMLDivElement>({
    onStart: (event) => onMove(pointOf(event)),
    onMove: (event) => onMove(pointOf(event)),
    onRelease: (event) => onRelease(pointOf(event)),
    onCancel,
  });
  return (
    <div className={styles.view} style={{ height: size.height }} data-map={`${map.columns} x ${map.rows}`}>
      <div
        className={styles.frame}
        role="img"
        aria-label={alternativeOf(map, point)}
        style={{ left: margin.left, top: margin.top, width: frame.width, height: frame.height }}
        {...drag.handlers}
      >
        <MapCanvas map={map} width={frame.width} height={frame.height} className={styles.canvas} />
        <svg width={frame.width} height={frame.height}>
          <MapOverlay map={map} frame={frame} />
          <path
            className={styles.crosshairEdge}
            d={`M0 ${here.y}H${frame.width}M${here.x} 0V${frame.height}`}
          />
          <path className={styles.crosshair} d={`M0 ${here.y}H${frame.width}M${here.x} 0V${frame.height}`} />
          <MapFilms films={films} frame={frame} point={here} />
          <path
            className={styles.point}
            d={familyPath(family, 5.5, here.x, here.y)}
            style={{ fill: filmColour(family) }}
          />
          <circle className={styles.ring} cx={here.x} cy={here.y} r="9" />
        </svg>
      </div>
      <MapAxes map={map} frame={frame} size={size} wavelengthNm={wavelengthNm} />
    </div>
  );
}

function alternativeOf(map: ConfinementMap, { thicknessNm, filmIndex }: FilmPoint): string {
  const { columns, rows, modal } = map;
  const column = Math.round(
    ((thicknessNm - map.thicknessNm[0]) / (map.thicknessNm[1] - map.thicknessNm[0])) * (columns - 1),
  );
  const row = Math.round(((filmIndex - map.index[0]) / (map.index[1] - map.index[0])) * (rows - 1));
  const value = modal[row * columns + column] ?? NaN;
  const words = value > 0 ? `about ${value.toFixed(2)}` : 'no guided mode';
  return `Modal confinement of ${map.polarization}0 over thickness and index of the film; at ${thicknessNm.toFixed(1)} nm and n ${filmIndex.toFixed(3)}: ${words}.`;
}

function MapAxes({
  map,
  frame,
  size,
  wavelengthNm,
}: {
  readonly map: ConfinementMap;
  readonly frame: MapFrame;
  readonly size: Size;
  readonly wavelengthNm: number;
}) {
  const bottom = margin.top + frame.height;
  return (
    <svg className={styles.axes} width={size.width} height={size.height} aria-hidden="true">
      <text x={4} y={14}>
        Film index n at {wavelengthNm.toFixed(0)} nm
      </text>
      {linearTicks(map.index, 7).map((tick) => (
        <g key={tick} transform={`translate(${margin.left} ${margin.top + frame.y(tick)})`}>
          <path d="M-5 0h5" />
          <text x={-8} y={4} textAnchor="end">
            {tick.toFixed(1)}
          </text>
        </g>
      ))}
      {linearTicks(map.thicknessNm, 8).map((tick) => (
        <g key={tick} transform={`translate(${margin.left + frame.x(tick)} ${bottom})`}>
          <path d="M0 0v5" />
          <text y={17} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      <text x={margin.left + frame.width} y={bottom + 32} textAnchor="end">
        Film thickness (nm)
      </text>
    </svg>
  );
}
