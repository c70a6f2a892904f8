import type { ScanSpectra } from '@modalgain/compute';
import { useEffect, useMemo, useRef, type PointerEvent } from 'react';
import { XAxis, YAxis } from '../../plot/axes';
import { EdgeHandle } from '../../plot/edge-handle';
import type { Frame } from '../../plot/marks';
import { linearScale, type Interval } from '../../plot/scale';
import { useSize, type Size } from '../../plot/use-size';
import type { SpectralBandView } from './use-band';
import { ColourScale } from './colour-scale';
import { spectraPicture } from './spectra-picture';
import styles from './spectra.module.css';

interface MapProps {
  readonly spectra: ScanSpectra;
  readonly band: SpectralBandView;
  readonly isLog: boolean;
  /** Row of the stripe length that is looked at. */
  readonly onRow: (row: number) => void;
  readonly row: number;
}

/** Intensity in colours against wavelength and stripe length, with the band that is integrated. */
export function SpectraMap(props: MapProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  return (
    <div className={styles.map} ref={place}>
      {size && size.width > 120 && size.height > 100 && <MapDrawing {...props} size={size} />}
    </div>
  );
}

const margin = { left: 46, right: 78, top: 24, bottom: 40 };

function MapDrawing({ spectra, band, isLog, row, onRow, size }: MapProps & { readonly size: Size }) {
  const { wavelengthNm, stripeLengthUm } = spectra;
  const width = Math.round(size.width - margin.left - margin.right);
  const height = Math.round(size.height - margin.top - margin.bottom);
  const domain = useMemo(() => lengthDomain(stripeLengthUm), [stripeLengthUm]);
  const ends: Interval = [wavelengthNm[0], wavelengthNm.at(-1) ?? 1];
  const frame: Frame = {
    x: linearScale(ends, [margin.left, margin.left + width], 6),
    y: linearScale(domain, [margin.top + height, margin.top], 6),
  };
  const onPointerMove = (event: PointerEvent<SVGRectElement>): void => {
    const svg = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    const um = frame.y.invert(event.clientY - (svg?.top ?? 0));
    onRow(nearest(stripeLengthUm, um));
  };
  const at = frame.y.at(stripeLengthUm[row] ?? 0);
  return (
    <>
      <Picture {...{ spectra, domain, width, height, isLog }} />
      <svg
        width={size.width}
        height={size.height}
        className={styles.over}
        role="group"
        aria-label="Band of wavelengths"
      >
        <rect
          className={styles.field}
          x={margin.left}
          y={margin.top}
          width={width}
          height={height}
          onPointerMove={onPointerMove}
        />
        <XAxis {...frame} />
        <YAxis x={{ ...frame.x, range: [margin.left, margin.left] }} y={frame.y} />
        <path className={styles.rowMark} d={`M${margin.left} ${at}h-5M${margin.left + width} ${at}h5`} />
        <Band frame={frame} band={band} top={margin.top} bottom={margin.top + height} ends={ends} />
        <g className={styles.axisTitle}>
          <text x={0} y={12}>
            Stripe length (µm)
          </text>
          <text x={margin.left + width} y={size.height - 4} textAnchor="end">
            Wavelength (nm)
          </text>
        </g>
        <ColourScale x={margin.left + width + 16} top={margin.top} height={height} isLog={isLog} />
      </svg>
    </>
  );
}

function Picture({ spectra, domain, width, height, isLog }: Parameters<typeof spectraPicture>[0]) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current
      ?.getContext('2d')
      ?.putImageData(spectraPicture({ spectra, domain, width, height, isLog }), 0, 0);
  }, [spectra, domain, width, height, isLog]);
  const place = { left: margin.left, top: margin.top, width, height };
  return (
    <canvas ref={canvas} className={styles.canvas} width={width} height={height} style={place} aria-hidden />
  );
}

interface BandProps {
  readonly frame: Frame;
  readonly band: SpectralBandView;
  readonly top: number;
  readonly bottom: number;
  readonly ends: Interval;
}

/** The wavelengths that are summed to one intensity: two edges that are dragged. */
function Band({ frame, band, top, bottom, ends }: BandProps) {
  const handle = (edge: 'from' | 'to') => {
    const value = edge === 'from' ? band.fromNm : band.toNm;
    return (
      <EdgeHandle
        name={edge === 'from' ? 'Band start' : 'Band end'}
        edge={edge}
        value={value}
        valueText={`${value.toFixed(1)} nm`}
        bounds={ends}
        stepped={(steps) => Math.max(ends[0], Math.min(ends[1], value + steps * 0.1))}
        x={frame.x}
        top={top}
        bottom={bottom}
        onMove={(nm) => band.move(edge, nm)}
        onSettle={(nm) => band.settle(edge, nm)}
        onCancel={band.cancel}
      />
    );
  };
  const middle = frame.x.at((band.fromNm + band.toNm) / 2);
  return (
    <g className={styles.band}>
      <text x={middle} y={top - 7} textAnchor="middle">
        band {band.fromNm.toFixed(1)}–{band.toNm.toFixed(1)} nm
      </text>
      {handle('from')}
      {handle('to')}
    </g>
  );
}

/** Half a step beyond the first and the last length, so that each spectrum is a stripe of its own. */
function lengthDomain(lengths: Float64Array): Interval {
  const [first = 0, second = first] = lengths;
  const [beforeLast = 0, last = beforeLast] = lengths.slice(-2);
  return [first - (second - first) / 2, last + (last - beforeLast) / 2];
}

const nearest = (lengths: Float64Array, um: number): number =>
  lengths.reduce(
    (best, length, row) => (Math.abs(length - um) < Math.abs((lengths[best] ?? Infinity) - um) ? row : best),
    0,
  );
