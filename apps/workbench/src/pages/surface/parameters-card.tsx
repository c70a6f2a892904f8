import type { DescribedSurface } from '@modalgain/compute';
import { formatSignificant, type Estimate } from '@modalgain/numerics';
import { Card } from '../../kit/card';
import { EstimateText } from '../../kit/estimate-text';
import { SymbolText } from '../../kit/symbol-text';
import { parametersOf } from './surface-tables';
import styles from './surface.module.css';

/** Height parameters of the film; those with an error are of the surface, the others of this scan. */
export function ParametersCard({ described }: { readonly described: DescribedSurface }) {
  const rows = parametersOf(described).filter(({ value }) => value !== null);
  return (
    <Card title="Roughness" aside={described.step.kind === 'step' ? 'film alone' : 'whole scan'}>
      <table className={styles.parameters}>
        <caption className={styles.hidden}>Parameters of the surface</caption>
        <tbody>
          {rows.map(({ symbol, meaning, unit, value }) => (
            <tr key={symbol + meaning}>
              <th scope="row">
                <SymbolText text={symbol} />
              </th>
              <td className={styles.meaning}>{meaning}</td>
              <td>
                <Value value={value} />
              </td>
              <td className={styles.unit}>{unit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Value({ value }: { readonly value: Estimate | number | null }) {
  if (typeof value === 'number') return formatSignificant(value, 3).replace('-', '\u2212');
  return (
    <strong title={value ? `95 %: ${intervalText(value)}` : undefined}>
      <EstimateText estimate={value} />
    </strong>
  );
}

/** "137.49 to 138.04", to the second digit of the standard error. */
export function intervalText({ interval95: [low, high], standardError }: Estimate): string {
  const decimals = Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(standardError))));
  const text = (value: number): string => value.toFixed(decimals).replace('-', '\u2212');
  return Number.isFinite(high) ? `${text(low)} to ${text(high)}` : `above ${text(low)}, no upper limit`;
}
