import type { Outcome } from '@modalgain/compute';
import { formatEstimate, formatInterval, type Estimate } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';
import { useEffect, useState } from 'react';
import { Button } from '../../kit/button';
import { ProblemNote } from '../../kit/problem-note';
import { ProgressBar } from '../../kit/progress-bar';
import { useSnapshot, useStudy } from '../../model/study-store';
import { filmFilesOf } from './film-files';
import { runBootstrap, stopBootstrap } from './workers';
import styles from './stripe.module.css';

/** With 199 both ends of the 95 % interval fall on a replicate. */
const replicates = 199;

interface BootstrapProps {
  readonly film: string;
  readonly stripe: StripeResult;
  /** Position of the scan among those of the film. */
  readonly scan: number;
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number }
  | { readonly kind: 'done'; readonly outcome: Outcome<Estimate> };

/** The interval a second way, on demand: the whole fit repeated on artificial points, for half a minute. */
export function Bootstrap({ film, stripe, scan }: BootstrapProps) {
  const { text, files } = useSnapshot();
  const results = useStudy(({ finished }) => finished?.results ?? null);
  const seed = results?.study.seed ?? 1;
  const [state, setState] = useState<State>({ kind: 'idle' });
  // Another scan or an edited study: what runs is of no use any more.
  useEffect(() => {
    setState({ kind: 'idle' });
    return stopBootstrap;
  }, [film, scan, text, files]);

  const start = async (): Promise<void> => {
    setState({ kind: 'running', done: 0 });
    const request = { ...filmFilesOf({ text, files }, film, results), scan, replicates, seed };
    const outcome = await runBootstrap(request, (done) => setState({ kind: 'running', done }));
    setState({ kind: 'done', outcome });
  };
  const cancel = (): void => {
    stopBootstrap();
    setState({ kind: 'idle' });
  };
  if (stripe.outcome !== 'determined' || !stripe.netGainPerCm) return null;
  if (state.kind === 'running')
    return <ProgressBar what="Repeating the fit" done={state.done} total={replicates} onCancel={cancel} />;
  if (state.kind === 'done' && state.outcome.kind === 'problem')
    return <ProblemNote problem={state.outcome.problem} />;
  return (
    <div className={styles.bootstrap}>
      {state.kind === 'done' && state.outcome.kind === 'ok' ? (
        <p aria-live="polite">
          {formatEstimate(state.outcome.value)} cm⁻¹, 95 %: {formatInterval(state.outcome.value.interval95)}
          <br />
          profile likelihood: {formatInterval(stripe.netGainPerCm.interval95)}
        </p>
      ) : (
        <p>The fit of all scans repeated on {replicates} sets of artificial points, about 20 s.</p>
      )}
      <Button onPress={() => void start()}>{state.kind === 'done' ? 'Repeat' : 'Bootstrap this fit'}</Button>
    </div>
  );
}
