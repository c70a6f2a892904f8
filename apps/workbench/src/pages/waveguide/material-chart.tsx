import type { MaterialCurve } from '@modalgain/compute';
import { linearTicks } from '@modalgain/figures';
import { ChartFrame, chartOf, linePath } from './chart-frame';
import styles from './chart.module.css';

interface MaterialChartProps {
  readonly curve: MaterialCurve;
  /** The wavelength of the page. */
  readonly wavelengthNm: number;
}

const size = { width: 420, height: 220 };

/** n, and k where it is known, against the wavelength. */
export function MaterialChart({ curve, wavelengthNm }: MaterialChartProps) {
  const { name, n, k } = curve;
  const ks = k.flatMap((value) => value ?? []);
  const hasK = ks.some((value) => value > 1e-4);
  const highest = Math.max(...n, hasK ? Math.max(...ks) : 0);
  const lowest = hasK ? 0 : Math.min(...n);
  const room = 0.08 * (highest - lowest) || 0.05;
  const domain = [hasK ? 0 : lowest - room, highest + room] as const;
  const [from] = curve.wavelengthNm;
  const to = curve.wavelengthNm.at(-1) ?? from + 1;
  const chart = chartOf(size, [from, to], domain);
  const x = chart.x(wavelengthNm);
  const decimals = highest - lowest < 0.05 ? 3 : highest - lowest < 0.5 ? 2 : 1;
  return (
    <ChartFrame
      {...{ chart, size }}
      alternative={`n${hasK ? ' and k' : ''} of ${name} from ${from.toFixed(0)} to ${to.toFixed(0)} nm.`}
      xTicks={linearTicks([from, to], 6)}
      yTicks={linearTicks(domain, 5)}
      xLabel="Wavelength (nm)"
      yLabel={hasK ? 'n (solid) and k (dashed)' : 'n'}
      yText={(tick) => tick.toFixed(decimals)}
    >
      {x > 0 && x < chart.width && <path className={styles.grid} d={`M${x} 0V${chart.height}`} />}
      <path className={styles.modal} d={linePath(chart, curve.wavelengthNm, n)} />
      {hasK && <path className={styles.energy} d={linePath(chart, curve.wavelengthNm, k)} />}
    </ChartFrame>
  );
}
