import type { DecomposedSpectrum } from '@modalgain/gain';
import type { FilmResult } from '@modalgain/study';
import { useMemo, useRef, type PointerEvent } from 'react';
import type { Grid } from '@modalgain/figures';
import { GridCanvas } from '../../plot/grid-canvas';
import { useSize, type Size } from '../../plot/use-size';
import { XAxis, YAxis } from '../../plot/axes';
import { linearScale, logScale } from '../../plot/scale';
import styles from './threshold.module.css';

interface MapProps {
  readonly film: FilmResult;
  readonly spectra: readonly DecomposedSpectrum[];
  /** In uJ/cm2. */
  readonly chosen: number;
  readonly onChoose: (fluenceUjPerCm2: number) => void;
}

/** All spectra in colours against wavelength and fluence, each scaled to its peak. */
export function SpectraMap(props: MapProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  return (
    <div className={styles.map} ref={place}>
      {size && <Drawing {...props} {...size} />}
    </div>
  );
}

const margins = { left: 46, right: 12, top: 20, bottom: 36 };
const rows = 120;

function Drawing({ film, spectra, chosen, onChoose, width, height }: MapProps & Size) {
  const fluences = spectra.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2);
  const domain = [fluences[0] ?? 1, fluences.at(-1) ?? 10] as const;
  const wavelengthNm = spectra[0]?.wavelengthNm ?? [];
  const frameWidth = width - margins.left - margins.right;
  const frameHeight = height - margins.top - margins.bottom;
  const frame = {
    x: linearScale(
      [wavelengthNm[0] ?? 0, wavelengthNm.at(-1) ?? 1],
      [margins.left, width - margins.right],
      6,
    ),
    y: { ...logScale(domain, [height - margins.bottom, margins.top]), text: String },
  };
  const grid = useMemo(() => gridOf(spectra), [spectra]);
  const onPointer = (event: PointerEvent<SVGSVGElement>): void => {
    const { top } = event.currentTarget.getBoundingClientRect();
    onChoose(frame.y.invert(event.clientY - top));
  };
  const at = frame.y.at(chosen);
  const used = film.threshold?.fluenceUjPerCm2.value;
  return (
    <>
      <div
        className={styles.canvas}
        style={{ left: margins.left, top: margins.top, width: frameWidth, height: frameHeight }}
      >
        <GridCanvas grid={grid} domain={[0, 1]} width={frameWidth} height={frameHeight} />
      </div>
      <svg
        width={width}
        height={height}
        className={styles.over}
        onPointerDown={onPointer}
        role="img"
        aria-label={`Spectra of ${film.name} at ${spectra.length} fluences, each scaled to its peak.`}
      >
        <text className={styles.axisTitle} x={0} y={11}>
          Fluence (µJ/cm²)
        </text>
        <XAxis {...frame} />
        <YAxis x={{ ...frame.x, range: [margins.left, margins.left] }} y={frame.y} />
        <path className={styles.mapLine} d={`M${margins.left} ${at}H${width - margins.right}`} />
        {used !== undefined && (
          <text
            className={styles.mapLabel}
            x={width - margins.right - 6}
            y={frame.y.at(used) - 4}
            textAnchor="end"
          >
            threshold
          </text>
        )}
        {used !== undefined && (
          <path
            className={styles.mapThreshold}
            d={`M${margins.left} ${frame.y.at(used)}H${width - margins.right}`}
          />
        )}
        <text className={styles.axisTitle} x={width - margins.right} y={height - 4} textAnchor="end">
          Wavelength (nm)
        </text>
      </svg>
    </>
  );
}

/** Rows in equal ratios of the fluence, each the spectrum nearest to it. */
function gridOf(spectra: readonly DecomposedSpectrum[]): Grid {
  const columns = spectra[0]?.wavelengthNm.length ?? 0;
  const logs = spectra.map(({ fluenceUjPerCm2 }) => Math.log(fluenceUjPerCm2));
  const [low, high] = [logs[0] ?? 0, logs.at(-1) ?? 1];
  const values = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const at = low + ((high - low) * row) / (rows - 1);
    const distances = logs.map((log) => Math.abs(log - at));
    const { intensity } = spectra[distances.indexOf(Math.min(...distances))] ?? { intensity: [] };
    const peak = Math.max(...intensity);
    intensity.forEach((value, column) => (values[row * columns + column] = value / peak));
  }
  return { columns, rows, values };
}
