import type { Outcome } from '@modalgain/compute';
import { formatEstimate, formatInterval, type Estimate } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../kit/button';
import { ProblemNote } from '../../kit/problem-note';
import { ProgressBar } from '../../kit/progress-bar';
import { useSnapshot, useStudy } from '../../model/study-store';
import { filmFilesOf } from '../../model/film-files';
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

type Step =
  | { readonly kind: 'running'; readonly done: number }
  | { readonly kind: 'done'; readonly outcome: Outcome<Estimate> };

/** The interval a second way, on demand: the whole fit repeated on artificial points. */
export function Bootstrap({ film, stripe, scan }: BootstrapProps) {
  const { text, files } = useSnapshot();
  const results = useStudy(({ finished }) => finished?.results ?? null);
  const [state, setState] = useState<{ readonly of: string; readonly step: Step } | null>(null);
  // After an edit what runs is of no use any more, nor is what it found.
  useEffect(() => stopBootstrap, [text, files]);
  const step = state?.of === text ? state.step : null;
  // What a run says after it was ended is still on its way.
  const current = useRef(0);

  const start = async (): Promise<void> => {
    const mine = ++current.current;
    const tell = (next: Step): void => {
      if (mine === current.current) setState({ of: text, step: next });
    };
    tell({ kind: 'running', done: 0 });
    const seed = results?.study.seed ?? 1;
    const request = { ...filmFilesOf({ text, files }, film, results), scan, replicates, seed };
    tell({ kind: 'done', outcome: await runBootstrap(request, (done) => tell({ kind: 'running', done })) });
  };
  const cancel = (): void => {
    current.current++;
    stopBootstrap();
    setState(null);
  };
  if (stripe.outcome !== 'determined' || !stripe.netGainPerCm) return null;
  if (step?.kind === 'running')
    return <ProgressBar what="Repeating the fit" done={step.done} total={replicates} onCancel={cancel} />;
  if (step?.outcome.kind === 'problem') return <ProblemNote problem={step.outcome.problem} />;
  return (
    <div className={styles.bootstrap}>
      {step?.outcome.kind === 'ok' ? (
        <p aria-live="polite">
          {formatEstimate(step.outcome.value)} cm⁻¹, 95 %: {formatInterval(step.outcome.value.interval95)}
          <br />
          profile likelihood: {formatInterval(stripe.netGainPerCm.interval95)}
        </p>
      ) : (
        <p>Repeats the fit of all scans of the film on {replicates} sets of artificial points.</p>
      )}
      <Button onPress={() => void start()}>{step ? 'Repeat' : 'Bootstrap this fit'}</Button>
    </div>
  );
}
