import type { FilmResult, ThresholdSeriesResult } from '@modalgain/study';
import { useRef, type PointerEvent } from 'react';
import { useSize, type Size } from '../../plot/use-size';
import { XAxis, YAxis } from '../../plot/axes';
import { Measured, type Frame } from '../../plot/marks';
import { linearScale, logScale, type Interval } from '../../plot/scale';
import { filmLook } from '../../kit/film-look';
import type { Evidence } from './evidence';
import { nearest, type ChosenFluence } from './use-fluence';
import styles from './threshold.module.css';

interface SeriesProps {
  readonly film: FilmResult;
  readonly series: ThresholdSeriesResult;
  readonly fluence: ChosenFluence;
  readonly evidence: Evidence | null;
}

/** Output and width against fluence, one above the other; a click chooses the fluence. */
export function SeriesDrawing(props: SeriesProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  return (
    <div className={styles.series} ref={place}>
      {size && <Drawing {...props} {...size} />}
    </div>
  );
}

const margins = { left: 46, right: 12, top: 20, bottom: 36 };
const gapPx = 30;

function Drawing({ film, series, fluence, evidence, width, height }: SeriesProps & Size) {
  const { points, spectra, definitions } = series;
  const look = filmLook(film);
  const x = { ...logScale(fluenceDomain(series), [margins.left, width - margins.right]), text: String };
  const hasWidth = spectra.length > 0;
  const bottom = height - margins.bottom;
  const middle = hasWidth ? margins.top + 0.58 * (bottom - margins.top - gapPx) : bottom;
  const output: Frame = { x, y: logScale(intensityDomain(series), [middle, margins.top]) };
  const widths: Frame = { x, y: linearScale(widthDomain(series), [bottom, middle + gapPx], 4) };
  const found = definitions.flatMap(({ thresholdUjPerCm2: one }) =>
    one.kind === 'determined' ? [one.estimate.value] : [],
  );
  const onPointer = (event: PointerEvent<SVGSVGElement>): void => {
    const left = event.currentTarget.getBoundingClientRect().left;
    fluence.choose(nearest(series, x.invert(event.clientX - left)));
  };
  const chosenAt = x.at(points[fluence.index]?.fluenceUjPerCm2 ?? x.domain[0]);
  const used = film.threshold?.fluenceUjPerCm2;
  const panels: Panels = hasWidth ? [output.y.range, widths.y.range] : [output.y.range];
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={`Output${hasWidth ? ' and width of the spectrum' : ''} of ${film.name} against fluence.`}
      onPointerDown={onPointer}
      className={styles.clickable}
    >
      {found.length > 1 && (
        <rect
          className={styles.range}
          data-marked={evidence === 'range'}
          x={x.at(Math.min(...found))}
          width={x.at(Math.max(...found)) - x.at(Math.min(...found))}
          y={margins.top}
          height={bottom - margins.top}
        />
      )}
      {evidence === 'points' && (
        <rect
          className={styles.evidence}
          x={margins.left}
          width={width - margins.left - margins.right}
          y={margins.top}
          height={bottom - margins.top}
        />
      )}
      <path className={styles.chosen} d={upright(chosenAt, panels)} />
      {used && (
        <UsedThreshold
          x={x.at(used.value)}
          ends={used.interval95.map(x.at)}
          panels={panels}
          isMarked={evidence === 'used'}
        />
      )}
      <text className={styles.axisTitle} x={0} y={11}>
        {`Output (${series.intensityUnit})`}
      </text>
      <YAxis {...output} />
      <Measured
        frame={output}
        points={points.map(({ fluenceUjPerCm2, intensity, relativeError }) => ({
          x: fluenceUjPerCm2,
          y: intensity,
          error: intensity * relativeError,
        }))}
        style={look.style}
        hue={look.hue}
        radius={3.2}
      />
      <LeftOutMarks x={x} y={middle} points={series.excluded} isMarked={evidence === 'excluded'} />
      {hasWidth && (
        <>
          <text className={styles.axisTitle} x={0} y={middle + gapPx - 10}>
            Width of the spectrum, FWHM (nm)
          </text>
          <YAxis {...widths} />
          <Measured
            frame={widths}
            points={spectra.map(({ fluenceUjPerCm2, fwhmNm }) => ({
              x: fluenceUjPerCm2,
              y: fwhmNm.value,
              error: fwhmNm.standardError,
            }))}
            style={look.style}
            hue={look.hue}
            radius={3.2}
          />
        </>
      )}
      <XAxis {...widths} />
      <text className={styles.axisTitle} x={width - margins.right} y={height - 4} textAnchor="end">
        Fluence (µJ/cm²)
      </text>
    </svg>
  );
}

/** Bottom and top of the panels, one above the other. */
type Panels = readonly Interval[];

/** A line upright through the panels, which leaves the titles between them free. */
const upright = (x: number, panels: Panels): string =>
  panels.map(([bottom, top]) => `M${x} ${top}V${bottom}`).join('');

interface UsedProps {
  readonly x: number;
  readonly ends: readonly number[];
  readonly panels: Panels;
  readonly isMarked: boolean;
}

/** The threshold that counts, with its 95 % interval. */
function UsedThreshold({ x, ends: [from = x, to = x], panels, isMarked }: UsedProps) {
  return (
    <g data-marked={isMarked} className={styles.usedThreshold}>
      {panels.map(([bottom, top]) => (
        <rect
          key={top}
          className={styles.usedInterval}
          x={from}
          width={to - from}
          y={top}
          height={bottom - top}
        />
      ))}
      <path className={styles.used} d={upright(x, panels)} />
      <text className={styles.usedLabel} x={from - 5} y={(panels[0]?.[1] ?? 0) + 12} textAnchor="end">
        threshold
      </text>
    </g>
  );
}

interface LeftOutMarksProps {
  readonly x: Frame['x'];
  /** Bottom of the panel: the results do not hold their intensities. */
  readonly y: number;
  readonly points: ThresholdSeriesResult['excluded'];
  readonly isMarked: boolean;
}

/** A cross at the foot of the panel where a point was left out. */
function LeftOutMarks({ x, y, points, isMarked }: LeftOutMarksProps) {
  return (
    <path
      className={styles.leftOutMark}
      data-marked={isMarked}
      d={points.map(({ fluenceUjPerCm2 }) => `M${x.at(fluenceUjPerCm2) - 4} ${y - 9}l8 8m0 -8l-8 8`).join('')}
    />
  );
}

function fluenceDomain({ points, excluded }: ThresholdSeriesResult): Interval {
  const fluences = [...points, ...excluded].map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2);
  return [Math.min(...fluences) / 1.3, Math.max(...fluences) * 1.3];
}

function intensityDomain({ points }: ThresholdSeriesResult): Interval {
  const intensities = points.map(({ intensity }) => intensity);
  return [Math.min(...intensities) / 1.8, Math.max(...intensities) * 1.8];
}

/** From zero: half the width is half the height. */
function widthDomain({ spectra }: ThresholdSeriesResult): Interval {
  return [0, 1.1 * Math.max(1, ...spectra.map(({ fwhmNm }) => fwhmNm.value + fwhmNm.standardError))];
}
