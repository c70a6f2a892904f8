import { formatSignificant } from '@modalgain/numerics';
import type { ThresholdSeriesResult } from '@modalgain/study';
import { Button } from '../../kit/button';
import type { Exclusions } from './use-exclusions';
import styles from './threshold.module.css';

interface LeftOutProps {
  readonly excluded: ThresholdSeriesResult['excluded'];
  readonly exclusions: Exclusions;
}

/** The points that were left out by hand, each with its reason and the way back. */
export function LeftOut({ excluded, exclusions }: LeftOutProps) {
  return (
    <ul className={styles.leftOut}>
      {excluded.map(({ file, point, fluenceUjPerCm2, reason }) => (
        <li key={`${file} ${point}`} title={`${file}, point ${point}`}>
          <span>
            <b>{formatSignificant(fluenceUjPerCm2, 3)} µJ/cm²</b> {reason}
          </span>
          {exclusions.isLeftOut({ file, point }) && (
            <Button variant="quiet" onPress={() => exclusions.takeBack({ file, point })}>
              Take back
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
