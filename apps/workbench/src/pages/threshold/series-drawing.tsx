import type { FilmResult, ThresholdSeriesResult } from '@modalgain/study';
import { useRef, type PointerEvent } from 'react';
import { useSize, type Size } from '../../plot/use-size';
import { XAxis, YAxis } from '../../plot/axes';
import { Measured, type Frame } from '../../plot/marks';
import { linearScale, logScale, type Interval } from '../../plot/scale';
import { filmLook } from '../../kit/film-look';
import { nearest, type ChosenFluence } from './use-fluence';
import styles from './threshold.module.css';

interface SeriesProps {
  readonly film: FilmResult;
  readonly series: ThresholdSeriesResult;
  readonly fluence: ChosenFluence;
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

function Drawing({ film, series, fluence, width, height }: SeriesProps & Size) {
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
          x={x.at(Math.min(...found))}
          width={x.at(Math.max(...found)) - x.at(Math.min(...found))}
          y={margins.top}
          height={bottom - margins.top}
        />
      )}
      <line className={styles.chosen} x1={chosenAt} x2={chosenAt} y1={margins.top} y2={bottom} />
      {used && (
        <UsedThreshold
          x={x.at(used.value)}
          ends={used.interval95.map(x.at)}
          top={margins.top}
          bottom={bottom}
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

interface UsedProps {
  readonly x: number;
  readonly ends: readonly number[];
  readonly top: number;
  readonly bottom: number;
}

/** The threshold that counts, with its 95 % interval. */
function UsedThreshold({ x, ends: [from = x, to = x], top, bottom }: UsedProps) {
  return (
    <g>
      <rect className={styles.usedInterval} x={from} width={to - from} y={top} height={bottom - top} />
      <line className={styles.used} x1={x} x2={x} y1={top} y2={bottom} />
      <text className={styles.usedLabel} x={from - 5} y={top + 12} textAnchor="end">
        threshold
      </text>
    </g>
  );
}

function fluenceDomain({ points }: ThresholdSeriesResult): Interval {
  const fluences = points.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2);
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
