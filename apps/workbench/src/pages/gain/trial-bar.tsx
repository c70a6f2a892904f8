import type { GainTrial, LossKnowledge } from '@modalgain/compute';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../kit/button';
import { SegmentedControl } from '../../kit/segmented-control';
import { editStudyText } from '../../model/actions';
import { useView } from '../../model/views';
import { editsOfTrial, staysOut } from './study-edits';
import { TrialKnowledge } from './trial-knowledge';
import { trialKey, type Trial } from './use-trial';
import type { Results } from '@modalgain/study';
import styles from './trial-bar.module.css';

/** What is known of the losses of the films. */
export function LossControl({ trial, choose }: Pick<Trial, 'choose'> & { readonly trial: GainTrial }) {
  return (
    <SegmentedControl<LossKnowledge>
      label="What is known of the losses"
      value={trial.loss}
      onChange={(loss) => choose({ ...trial, loss })}
      options={[
        { id: 'free', text: 'Loss free' },
        { id: 'known', text: 'Loss ± 15 %' },
        { id: 'measured', text: 'Measured' },
      ]}
    />
  );
}

interface TrialBarProps {
  readonly state: Trial;
  /** Of the study as it was run. */
  readonly results: Results;
}

/** What else a trial may change, behind a button, and the way of a trial into the study or back. */
export function TrialBar({ state: { trial, bench, isOwn, choose }, results }: TrialBarProps) {
  const [isOpen, , setOpen] = useView('gain/knowledge', false);
  const [refusal, setRefusal] = useState('');
  if (!trial || !bench) return null;
  const edits = editsOfTrial(trial, bench.own);
  const write = async (): Promise<void> => {
    const problem = await editStudyText(edits, { [trialKey]: null });
    setRefusal(problem?.sentence ?? '');
  };
  const note = refusal === '' ? staysOut(trial, bench.own) : refusal;
  return (
    <>
      <div className={styles.end}>
        {!isOwn && (
          <>
            <Button variant="quiet" onPress={() => choose(null)}>
              Back to the study’s fit
            </Button>
            <Button variant="primary" isDisabled={edits.length === 0} onPress={() => void write()}>
              Put into the study
            </Button>
          </>
        )}
        <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          Shared and known{' '}
          {isOpen ? <ChevronUp size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
        </Button>
      </div>
      {isOpen && <TrialKnowledge trial={trial} choose={choose} results={results} />}
      {!isOwn && note !== undefined && <p className={styles.note}>{note}</p>}
    </>
  );
}
