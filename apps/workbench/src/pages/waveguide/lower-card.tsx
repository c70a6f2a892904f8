import { modeName, type GuideAnswer, type WhichMode } from '@modalgain/compute';
import type { FilmResult } from '@modalgain/study';
import { Card } from '../../kit/card';
import { EmptyState } from '../../kit/empty-state';
import { FigureCard } from '../../kit/figure-card';
import { SegmentedControl } from '../../kit/segmented-control';
import { useView } from '../../model/views';
import { ConfinementChart } from './confinement-chart';
import { cutFigure, pumpFigure } from './guide-figures';
import { curveTable, pumpTable } from './guide-tables';
import { PumpChart } from './pump-chart';
import { Sized } from './sized';
import { usePump } from './use-pump';
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
  const [shown, , show] = useView<Shown>('waveguide/lower', 'confinement');
  const pump = usePump(film, tried, shown === 'pump');
  const { family } = film;
  const choice = (
    <SegmentedControl
      label="Lower figure"
      value={shown}
      options={[
        { id: 'confinement', text: 'Confinement' },
        { id: 'pump', text: 'Pump' },
      ]}
      onChange={show}
    />
  );
  if (shown === 'confinement')
    return (
      <FigureCard
        figure={cutFigure(answer, modeName(mode), film)}
        table={curveTable(answer.curve)}
        title="At this index"
        aside={choice}
      >
        <Sized className={styles.lower}>
          {(size) => <ConfinementChart {...{ answer, size, mode, family }} />}
        </Sized>
      </FigureCard>
    );
  if (pump.kind !== 'profile')
    return (
      <Card title="Pump in depth" aside={choice}>
        {pump.kind === 'missing' && <EmptyState title={pump.sentence} />}
      </Card>
    );
  const { profile } = pump;
  return (
    <FigureCard
      figure={pumpFigure(profile, answer.guide, film)}
      table={pumpTable(profile)}
      title="Pump in depth"
      aside={choice}
    >
      <Sized className={styles.lower}>
        {(size) => <PumpChart {...{ profile, size, family }} guide={answer.guide} />}
      </Sized>
    </FigureCard>
  );
}
