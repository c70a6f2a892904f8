import type { GuideAnswer, WhichMode } from '@modalgain/compute';
import { Segments } from './segments';
import type { Tried } from './use-tried';
import styles from './waveguide.module.css';

interface GuideActionsProps {
  readonly tried: Tried;
  readonly mode: WhichMode;
  readonly chooseMode: (mode: WhichMode) => void;
  readonly answer: GuideAnswer | undefined;
}

/** What is at the right of the title: polarization, back to the study. */
export function GuideActions({ tried, mode, chooseMode }: GuideActionsProps) {
  return (
    <>
      {tried.isChanged && (
        <button type="button" className={styles.button} onClick={tried.reset}>
          Back to the study
        </button>
      )}
      <Segments
        name="Polarization"
        value={mode.polarization}
        choices={[
          { value: 'TE', label: 'TE' },
          { value: 'TM', label: 'TM' },
        ]}
        onChoose={(polarization) => chooseMode({ polarization, order: 0 })}
      />
    </>
  );
}
