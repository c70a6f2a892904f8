import { trialQuantityName, type TriedQuantity } from '@modalgain/figures';
import { formatEnds, formatSignificant } from '@modalgain/numerics';
import { Card } from '../../kit/card';
import styles from './design.module.css';

interface MonteCarloTableProps {
  readonly quantities: readonly TriedQuantity[];
  readonly isStale: boolean;
}

/** Stated interval and that of the trials, quantity by quantity; what differs is marked. */
export function MonteCarloTable({ quantities, isStale }: MonteCarloTableProps) {
  return (
    <Card title="In numbers" isStale={isStale}>
      <div className={styles.trialsScroll} tabIndex={0} role="region" aria-label="In numbers">
        <table className={styles.trials}>
          <thead>
            <tr>
              <th scope="col">Quantity</th>
              <th scope="col">Stated 95 %</th>
              <th scope="col">Trials 95 %</th>
              <th scope="col">Width</th>
            </tr>
          </thead>
          <tbody>
            {quantities.map((quantity) => (
              <TriedRow key={trialQuantityName(quantity)} quantity={quantity} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function TriedRow({ quantity }: { readonly quantity: TriedQuantity }) {
  const { linear, monteCarlo, agreement, shareWithout, unit, unitSize } = quantity;
  const ends = ([lower, upper]: readonly [number, number]): string =>
    formatEnds([lower / unitSize, upper / unitSize], 3);
  const without = shareWithout > 0 ? `no value in ${formatSignificant(100 * shareWithout, 2)} %` : undefined;
  const width = agreement?.widthRatio;
  return (
    <tr data-differs={agreement?.agrees === false} title={without}>
      <th scope="row">
        {trialQuantityName(quantity)} <small>{unit}</small>
      </th>
      <td>{ends(linear.interval95)}</td>
      <td>{monteCarlo ? ends(monteCarlo.interval95) : 'too few values'}</td>
      <td>{typeof width === 'number' ? `× ${width.toFixed(2)}` : '–'}</td>
    </tr>
  );
}
