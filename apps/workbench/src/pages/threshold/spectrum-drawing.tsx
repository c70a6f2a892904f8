import type { DecomposedSpectrum } from '@modalgain/gain';
import type { FilmResult } from '@modalgain/study';
import { useRef } from 'react';
import { useSize, type Size } from '../../plot/use-size';
import { XAxis, YAxis } from '../../plot/axes';
import { Clipped, linePath, type Frame } from '../../plot/marks';
import { linearScale } from '../../plot/scale';
import { filmLook } from '../../kit/film-look';
import styles from './threshold.module.css';

interface SpectrumProps {
  readonly film: FilmResult;
  readonly spectrum: DecomposedSpectrum;
}

/** One spectrum as photoluminescence and amplified band, scaled to its peak. */
export function SpectrumDrawing(props: SpectrumProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  return (
    <div className={styles.spectrum} ref={place}>
      {size && <Drawing {...props} {...size} />}
    </div>
  );
}

const margins = { left: 46, right: 12, top: 20, bottom: 36 };

function Drawing({ film, spectrum, width, height }: SpectrumProps & Size) {
  const { wavelengthNm, intensity, photoluminescence, amplified } = spectrum;
  const { hue } = filmLook(film);
  const sum = photoluminescence.map((value, i) => value + (amplified[i] ?? 0));
  const peak = Math.max(...intensity, ...sum);
  const low = Math.min(0, ...intensity) / peak;
  const bottom = height - margins.bottom;
  const ends = [wavelengthNm[0] ?? 0, wavelengthNm.at(-1) ?? 1] as const;
  const frame: Frame = {
    x: linearScale(ends, [margins.left, width - margins.right], 6),
    y: {
      ...linearScale([Math.max(low, -0.25), 1.06], [bottom, margins.top]),
      ticks: [0, 0.5, 1],
      text: String,
    },
  };
  const scaled = (values: readonly number[]): number[] => values.map((value) => value / peak);
  const zero = wavelengthNm.map(() => 0);
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={`Spectrum of ${film.name} as photoluminescence and amplified band.`}
    >
      <YAxis {...frame} />
      <text className={styles.axisTitle} x={0} y={11}>
        Intensity / peak
      </text>
      <Clipped frame={frame}>
        <path
          className={styles.photoluminescence}
          d={areaPath(frame, wavelengthNm, zero, scaled(photoluminescence))}
        />
        <path
          d={areaPath(frame, wavelengthNm, scaled(photoluminescence), scaled(sum))}
          fill={hue}
          fillOpacity={0.4}
        />
        <path className={styles.measured} d={linePath(frame, wavelengthNm, scaled(intensity))} />
      </Clipped>
      <line
        className={styles.zero}
        x1={margins.left}
        x2={width - margins.right}
        y1={frame.y.at(0)}
        y2={frame.y.at(0)}
      />
      <XAxis {...frame} />
      <text className={styles.axisTitle} x={width - margins.right} y={height - 4} textAnchor="end">
        Wavelength (nm)
      </text>
    </svg>
  );
}

function areaPath(
  frame: Frame,
  x: readonly number[],
  lower: readonly number[],
  upper: readonly number[],
): string {
  return `${linePath(frame, x, upper)}L${linePath(frame, x.toReversed(), lower.toReversed()).slice(1)}Z`;
}
