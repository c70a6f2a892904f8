import { fluenceText, stripeFigure } from '@modalgain/figures';
import type { StripeResult } from '@modalgain/study';
import { useMemo, useState } from 'react';
import { ExcludeDialog } from '../../kit/exclude-dialog';
import { FigureCard } from '../../kit/figure-card';
import { ProblemNote } from '../../kit/problem-note';
import type { Evidence } from './evidence';
import type { FilmLook } from '../../kit/film-look';
import { Instrument } from './instrument';
import { pointText } from './point-picker';
import type { ScanDomains } from './scan-axes';
import { scanTable } from './scan-table';
import { useExclusions } from './use-exclusions';
import { useWindow, type StripeWindow } from './use-window';
import { WindowSays } from './window-says';
import styles from './stripe.module.css';

export interface ScanCardProps {
  readonly look: FilmLook;
  readonly stripe: StripeResult;
  readonly domains: ScanDomains;
  readonly isRefitting: boolean;
  readonly evidence: Evidence | null;
}

const usualReasons = ['laser pulse missed', 'stripe beyond the edge of the film', 'detector full'];

/** The chosen scan as an instrument, and what its window says. */
export function ScanCard({ look, stripe, domains, isRefitting, evidence }: ScanCardProps) {
  const { name } = look.film;
  const window = useWindow(name, stripe);
  const { answer } = window;
  const [active, setActive] = useState<number | null>(null);
  const exclusions = useExclusions(name, stripe);
  const figure = useMemo(
    () => stripeFigure([{ ...look.film, stripes: [withWindow(stripe, answer)] }]),
    [look, stripe, answer],
  );
  const table = useMemo(() => scanTable(name, [stripe]), [name, stripe]);
  const inWords = (index: number | null): string | null => {
    const point = index === null ? undefined : stripe.points[index];
    return point ? pointText(point, stripe.intensityUnit) : null;
  };
  return (
    <FigureCard
      figure={figure}
      table={table}
      title={fluenceText(stripe.fluenceUjPerCm2)}
      busy={isRefitting ? 'refitting' : null}
      aside={
        <span className={styles.hint}>
          {inWords(active) ?? (
            <>
              Drag the window or press <kbd>[</kbd> <kbd>]</kbd> to move an edge; click a point to leave it
              out
            </>
          )}
        </span>
      }
    >
      {exclusions.problem && <ProblemNote problem={exclusions.problem} />}
      <div className={styles.instrument}>
        <Instrument
          {...{ stripe, look, domains, window, evidence }}
          activePoint={active}
          onActivePoint={setActive}
          onTogglePoint={exclusions.toggle}
        />
        <WindowSays stripe={stripe} window={window} look={look} />
      </div>
      <ExcludeDialog
        usualReasons={usualReasons}
        point={inWords(exclusions.asking)}
        onClose={exclusions.close}
        onExclude={exclusions.exclude}
      />
    </FigureCard>
  );
}

/** The scan as the shared figure draws it, with the window that is on the page. */
function withWindow(stripe: StripeResult, answer: StripeWindow['answer']): StripeResult {
  if (!answer?.fit || !answer.curve) return stripe;
  const { fit, curve, window } = answer;
  return {
    ...stripe,
    windowFit: {
      rule: 'chosen on the page',
      windowUm: [window.fromUm, window.toUm],
      netGainPerCm: fit.netGainPerCm,
      relativeBias: null,
      curve,
    },
  };
}
