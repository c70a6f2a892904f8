import type { GuideStack, PumpProfile } from '@modalgain/compute';
import { linearTicks } from '@modalgain/figures';
import { filmColour } from '../../kit/film-marker';
import { ChartFrame, chartOf, linePath } from './chart-frame';
import type { Size } from '../../plot/use-size';
import styles from './chart.module.css';

interface PumpChartProps {
  readonly profile: PumpProfile;
  readonly guide: GuideStack;
  readonly size: Size;
  readonly family: number;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** How much of the pump is absorbed in which depth, interference included. */
export function PumpChart({ profile, guide, size, family }: PumpChartProps) {
  const { xNm, absorptionPerNm, wavelengthNm, filmAbsorptance, reflectance, transmittance } = profile;
  const above = guide.above.reduce((sum, layer) => sum + layer.thicknessNm, 0);
  const [from, to] = [above, above + guide.film.thicknessNm];
  const [first, last] = [xNm[0], xNm[xNm.length - 1]];
  // Percent of the incident fluence a nanometre.
  const perNm = absorptionPerNm.map((share) => 100 * share);
  const highest = Math.max(...perNm, 1e-6);
  const chart = chartOf(size, [first, last], [0, 1.15 * highest]);
  const yTicks = linearTicks([0, 1.15 * highest], 4);
  const decimals = Math.max(...yTicks.map((tick) => (String(tick).split('.').at(1) ?? '').length));
  const sentence = `Of the pump at ${wavelengthNm.toFixed(0)} nm the film absorbs ${percent(filmAbsorptance)}; ${percent(reflectance)} is reflected, ${percent(transmittance)} enters the substrate.`;
  return (
    <ChartFrame
      {...{ chart, size, yTicks }}
      alternative={sentence}
      xTicks={linearTicks([first, last], 7)}
      xLabel="Depth from the first interface (nm)"
      yLabel={`Absorbed pump (% per nm) at ${wavelengthNm.toFixed(0)} nm`}
      yText={(tick) => tick.toFixed(decimals)}
    >
      <rect
        className={styles.film}
        style={{ color: filmColour(family) }}
        x={chart.x(from)}
        width={chart.x(to) - chart.x(from)}
        height={chart.height}
      />
      <path
        className={styles.absorbed}
        style={{ color: filmColour(family) }}
        d={`${linePath(chart, xNm, perNm)}L${chart.x(last)} ${chart.height}H${chart.x(first)}Z`}
      />
      <text className={styles.mainName} x={chart.x((from + to) / 2)} y={14} textAnchor="middle">
        {percent(filmAbsorptance)}
      </text>
      <text x={chart.x(from) - 6} y={14} textAnchor="end">
        {percent(reflectance)} back
      </text>
      <text x={chart.x(to) + 6} y={14}>
        {percent(transmittance)} on
      </text>
    </ChartFrame>
  );
}
