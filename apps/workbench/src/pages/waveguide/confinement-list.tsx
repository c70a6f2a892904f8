import type { ConfinementEstimates } from '@modalgain/compute';
import { formatConcise, type Estimate } from '@modalgain/numerics';
import { filmColour } from '../../kit/film-marker';
import styles from './confinement-list.module.css';

const kinds = [
  { kind: 'modal', use: 'multiplies the gain; used everywhere' },
  { kind: 'energy', use: 'share of the electric energy' },
  { kind: 'power', use: 'share of the guided power, Eq. 3' },
] as const;

interface ConfinementListProps {
  readonly confinement: ConfinementEstimates;
  readonly family: number;
}

/** Three numbers that must not be mixed, each with what it is for; the one that is used is large. */
export function ConfinementList({ confinement, family }: ConfinementListProps) {
  return (
    <dl className={styles.list}>
      {kinds.map(({ kind, use }) => (
        <div key={kind} className={styles.entry} data-used={kind === 'modal'}>
          <dt>
            Γ<sub>{kind}</sub>
          </dt>
          <ConfinementValue
            estimate={confinement[kind]}
            colour={kind === 'modal' ? filmColour(family) : 'var(--ink-2)'}
          />
          <dd className={styles.use}>{use}</dd>
        </div>
      ))}
    </dl>
  );
}

function ConfinementValue({
  estimate,
  colour,
}: {
  readonly estimate: Estimate | null;
  readonly colour: string;
}) {
  if (!estimate) return <dd className={styles.value}>not defined beside a metal</dd>;
  const { value, standardError } = estimate;
  return (
    <>
      <dd className={styles.value}>{formatConcise(value, standardError)}</dd>
      <dd className={styles.bar} aria-hidden="true">
        <i style={{ width: `${100 * Math.min(1, Math.max(0, value))}%`, background: colour }} />
      </dd>
    </>
  );
}
