import type { Problem } from '@modalgain/compute';
import { SeverityIcon } from './severity-icon';
import styles from './notes.module.css';

/** In the place of the thing that failed: what, where, what to do. */
export function ProblemNote({ problem }: { readonly problem: Pick<Problem, 'sentence'> }) {
  return (
    <div className={styles.problem} role="alert">
      <SeverityIcon severity="contradiction" />
      <p>{problem.sentence}</p>
    </div>
  );
}
