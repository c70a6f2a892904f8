import { useRef } from 'react';
import type { ScanSpectra } from '@modalgain/compute';
import { XAxis } from '../../plot/axes';
import { Clipped, linePath, type Frame } from '../../plot/marks';
import { linearScale } from '../../plot/scale';
import { useSize, type Size } from '../../plot/use-size';
import type { SpectralBandView } from './use-band';
import styles from './spectra.module.css';

interface LinesProps {
  readonly spectra: ScanSpectra;
  readonly row: number;
  readonly hue: string;
  readonly band: SpectralBandView;
}

/** One spectrum and that of the shortest stripe, each over its own maximum: how far the line narrows. */
export function SpectrumLines(props: LinesProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  return (
    <div className={styles.lines} ref={place}>
      {size && size.height > 80 && <LinesDrawing {...props} size={size} />}
    </div>
  );
}

function LinesDrawing({ spectra, row, hue, band, size }: LinesProps & { readonly size: Size }) {
  const { wavelengthNm, stripeLengthUm } = spectra;
  const [first, last] = [wavelengthNm[0], wavelengthNm.at(-1) ?? 1];
  const frame: Frame = {
    x: linearScale([first, last], [4, size.width - 10], 4),
    y: linearScale([-0.03, 1.08], [size.height - 36, 20]),
  };
  const { x, y } = frame;
  const path = (index: number): string => linePath(frame, [...wavelengthNm], shares(spectra, index));
  const [bandFrom, bandTo] = [x.at(band.fromNm), x.at(band.toNm)];
  const shown = `${stripeLengthUm[row] ?? 0} µm`;
  return (
    <svg
      width={size.width}
      height={size.height}
      role="img"
      aria-label={`Spectrum at ${shown} and at the shortest stripe, each over its maximum.`}
    >
      <rect
        className={styles.bandShade}
        x={bandFrom}
        width={Math.max(0, bandTo - bandFrom)}
        y={y.range[1]}
        height={y.range[0] - y.range[1]}
      />
      <XAxis {...frame} />
      <Clipped frame={frame}>
        <path className={styles.ghostLine} d={path(0)} />
        <path d={path(row)} fill="none" stroke={hue} strokeWidth={1.6} />
      </Clipped>
      <g className={styles.lineNames}>
        <text x={4} y={11} fill={hue}>
          {shown}
        </text>
        <text x={size.width - 10} y={11} textAnchor="end" fill="var(--ink-3)">
          {stripeLengthUm[0]} µm
        </text>
      </g>
      <g className={styles.axisTitle}>
        <text x={size.width - 10} y={size.height - 4} textAnchor="end">
          Wavelength (nm)
        </text>
      </g>
    </svg>
  );
}

function shares({ intensity, wavelengthNm }: ScanSpectra, row: number): number[] {
  const values = [...intensity.subarray(row * wavelengthNm.length, (row + 1) * wavelengthNm.length)];
  const largest = Math.max(...values) || 1;
  return values.map((value) => value / largest);
}
