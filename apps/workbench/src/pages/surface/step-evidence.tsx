import type { DescribedSurface } from '@modalgain/compute';
import { formatSignificant } from '@modalgain/numerics';
import { Card } from '../../kit/card';
import styles from './surface.module.css';

/** What speaks for the step. */
export function StepEvidence({ step }: Pick<DescribedSurface, 'step'>) {
  if (step.kind === 'no-step') return null;
  const { evidence, rowsUsed, filmMarginNm, substrateMarginNm } = step;
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  const margin = (nm: number): string => `${formatSignificant(nm / 1000, 2)} µm`;
  const rows: [string, string][] = [
    [
      'Film and substrate',
      `${percent(evidence.filmShare)}, ${percent(evidence.substrateShare)} of the pixels`,
    ],
    ['Levels apart', `${evidence.separation.toFixed(1)} spreads`],
    ...(evidence.sharpness === null
      ? []
      : [['At the edge itself', `${percent(evidence.sharpness)} of the step`] as [string, string]]),
    ['Left out at the edge', `${margin(substrateMarginNm)}, ${margin(filmMarginNm)}`],
    ['Rows with both', String(rowsUsed)],
  ];
  return (
    <Card title="Evidence of the step">
      <dl className={styles.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
