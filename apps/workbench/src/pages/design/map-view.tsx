import type { NetGainMap } from '@modalgain/compute';
import type { Grid, MappedFilm } from '@modalgain/figures';
import { formatNumber } from '@modalgain/numerics';
import type { PointerEvent } from 'react';
import { filmColour } from '../../kit/film-marker';
import { usePointerDrag } from '../../kit/use-pointer-drag';
import { GridCanvas } from '../../plot/grid-canvas';
import type { Size } from '../../plot/use-size';
import { linearScale } from '../../plot/scale';
import type { Frame } from '../../plot/marks';
import type { DesignFilm, DesignSettings } from './design-settings';
import { MapFilms } from './map-films';
import { MapLines } from './map-lines';
import type { Design } from './use-design';
import styles from './design.module.css';

interface MapViewProps {
  readonly map: NetGainMap;
  readonly domain: readonly [number, number];
  readonly size: Size;
  readonly films: readonly MappedFilm[];
  readonly designFilm: DesignFilm;
  readonly design: Design;
}

const margin = { left: 40, right: 14, top: 22, bottom: 36 };

/** The map with its axes and films; a click or drag on it chooses thickness and index, or density. */
export function MapView({ map, domain, size, films, designFilm, design }: MapViewProps) {
  const width = size.width - margin.left - margin.right;
  const height = size.height - margin.top - margin.bottom;
  const frame: Frame = {
    x: linearScale(map.thicknessNm, [0, width], 6),
    y: linearScale(map.range, [height, 0], 6),
  };
  const { thicknessNm, filmIndex, densityRatio } = design.shown;
  const here = {
    x: frame.x.at(thicknessNm),
    y: frame.y.at(map.quantity === 'index' ? filmIndex : densityRatio),
  };
  const placeOf = (event: PointerEvent<HTMLDivElement>): DesignSettings => {
    const box = event.currentTarget.getBoundingClientRect();
    const value = within(frame.y.invert(event.clientY - box.top), map.range);
    return {
      thicknessNm: rounded(within(frame.x.invert(event.clientX - box.left), map.thicknessNm), 1),
      ...(map.quantity === 'index' ? { filmIndex: rounded(value, 3) } : { densityRatio: rounded(value, 2) }),
    };
  };
  const { handlers } = usePointerDrag<HTMLDivElement>({
    onStart: (event) => design.change(placeOf(event)),
    onMove: (event) => design.change(placeOf(event)),
    onRelease: (event) => design.commit(placeOf(event)),
    onCancel: design.cancel,
  });
  const grid: Grid = { columns: map.columns, rows: map.rows, values: map.netGainPerCm };
  return (
    <div className={styles.mapView} style={{ height: size.height }}>
      <div
        className={styles.mapFrame}
        role="img"
        aria-label={inWords(map, design)}
        style={{ left: margin.left, top: margin.top, width, height }}
        {...handlers}
      >
        <GridCanvas grid={grid} domain={domain} width={width} height={height} />
        <svg width={width} height={height}>
          <MapLines map={map} grid={grid} frame={frame} />
          <path className={styles.crosshair} d={`M0 ${here.y}H${width}M${here.x} 0V${height}`} />
          <MapFilms {...{ films, frame, here }} />
          <circle
            className={styles.mapPoint}
            cx={here.x}
            cy={here.y}
            r={5}
            style={{ fill: filmColour(designFilm.film.family) }}
          />
          <circle className={styles.ring} cx={here.x} cy={here.y} r={9} />
        </svg>
      </div>
      <Axes map={map} frame={frame} size={size} film={designFilm.film.name} />
    </div>
  );
}

const within = (value: number, [low, high]: readonly [number, number]): number =>
  Math.min(high, Math.max(low, value));

const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));

interface AxesProps {
  readonly map: NetGainMap;
  readonly frame: Frame;
  readonly size: Size;
  readonly film: string;
}

function Axes({ map, frame, size, film }: AxesProps) {
  const [width, height] = [frame.x.range[1], frame.y.range[0]];
  return (
    <svg className={styles.mapAxes} width={size.width} height={size.height} aria-hidden="true">
      <text x={4} y={13}>
        {map.quantity === 'index' ? 'Film index' : `Density over that of ${film}`}
      </text>
      {frame.y.ticks.map((tick) => (
        <g key={tick} transform={`translate(${margin.left} ${margin.top + frame.y.at(tick)})`}>
          <path d="M-5 0h5" />
          <text x={-8} y={4} textAnchor="end">
            {tick.toFixed(1)}
          </text>
        </g>
      ))}
      {frame.x.ticks.map((tick) => (
        <g key={tick} transform={`translate(${margin.left + frame.x.at(tick)} ${margin.top + height})`}>
          <path d="M0 0v5" />
          <text y={17} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      <text x={margin.left + width} y={margin.top + height + 32} textAnchor="end">
        Film thickness (nm)
      </text>
    </svg>
  );
}

function inWords({ quantity }: NetGainMap, { shown, latest }: Design): string {
  const netGain = latest.answer?.proposed?.netGainPerCm.value;
  const value =
    quantity === 'index'
      ? `index ${formatNumber(shown.filmIndex, 3)}`
      : `density × ${formatNumber(shown.densityRatio, 2)}`;
  const words = netGain === undefined ? 'no guided mode' : `${formatNumber(netGain, 0)} cm⁻¹`;
  return `Net gain over thickness and ${quantity} of the film; at ${formatNumber(shown.thicknessNm, 1)} nm and ${value}: ${words}. The sliders at right choose the same.`;
}
