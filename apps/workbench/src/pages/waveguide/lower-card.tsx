import type { GuideAnswer, WhichMode } from '@modalgain/compute';
import type { FilmResult } from '@modalgain/study';
import { useRef } from 'react';
import { SegmentedControl } from '../../kit/segmented-control';
import { useView } from '../../model/views';
import { ConfinementChart } from './confinement-chart';
import { PumpChart } from './pump-chart';
import { usePump } from './use-pump';
import { useSize } from './use-size';
import type { Tried } from './use-tried';
import styles from './waveguide.module.css';

interface LowerCardProps {
  readonly answer: GuideAnswer;
  readonly tried: Tried;
  readonly mode: WhichMode;
  readonly film: FilmResult;
}

type Shown = 'confinement' | 'pump';

/** The cut through the map at this index, or what the pump does in the same stack. */
export function LowerCard({ answer, tried, mode, film }: LowerCardProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const [shown, , show] = useView<Shown>('waveguide/lower', 'confinement');
  const pump = usePump(film, tried, shown === 'pump');
  const { family } = film;
  return (
    <section
      className={styles.card}
      data-card="lower"
      aria-label={shown === 'pump' ? 'Pump in depth' : 'Confinement against thickness'}
    >
      <header className={styles.cardHead}>
        <h2>{shown === 'pump' ? 'Pump in depth' : 'At this index'}</h2>
        <SegmentedControl
          label="Lower figure"
          value={shown}
          options={[
            { id: 'confinement', text: 'Confinement' },
            { id: 'pump', text: 'Pump' },
          ]}
          onChange={show}
        />
      </header>
      <div ref={place} className={styles.lower}>
        {size && shown === 'confinement' && <ConfinementChart {...{ answer, size, mode, family }} />}
        {size && shown === 'pump' && pump.kind === 'profile' && (
          <PumpChart profile={pump.profile} guide={answer.guide} {...{ size, family }} />
        )}
        {shown === 'pump' && pump.kind === 'missing' && <p className={styles.empty}>{pump.sentence}</p>}
      </div>
    </section>
  );
}
