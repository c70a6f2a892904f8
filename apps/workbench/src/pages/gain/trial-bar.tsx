import type { GainTrial, LossKnowledge } from '@modalgain/compute';
import { parseQuantity } from '@modalgain/numerics';
import type { Results } from '@modalgain/study';
import { useState, type ReactNode } from 'react';
import { Button } from '../../kit/button';
import { QuantityField } from '../../kit/quantity-field';
import { SegmentedControl } from '../../kit/segmented-control';
import { editStudyText } from '../../model/actions';
import { editsOfTrial, fluenceText, staysOut } from './study-edits';
import type { Trial } from './use-trial';
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
  readonly results: Results;
}

/** What films share and what else is known; the way into the study and back. */
export function TrialBar({ state: { trial, bench, isOwn, choose }, results }: TrialBarProps) {
  const [refusal, setRefusal] = useState('');
  if (!trial || !bench) return <div className={styles.bar} />;
  const shares = (parameter: GainTrial['share'][number]): 'all' | 'each' =>
    trial.share.includes(parameter) ? 'all' : 'each';
  const share = (parameter: GainTrial['share'][number], how: 'all' | 'each'): void => {
    const others = trial.share.filter((one) => one !== parameter);
    choose({ ...trial, share: how === 'all' ? [...others, parameter] : others });
  };
  const hasThreshold = results.films.some(({ threshold }) => threshold !== null);
  const edits = editsOfTrial(trial, bench.own);
  const write = async (): Promise<void> => {
    const problem = await editStudyText(edits);
    setRefusal(problem?.sentence ?? '');
    if (!problem) choose(null);
  };
  return (
    <div className={styles.bar}>
      <Choice
        label={
          <span>
            F<sub>s</sub>
          </span>
        }
      >
        <SegmentedControl
          label="Saturation fluence"
          value={shares('saturationFluence')}
          onChange={(how) => share('saturationFluence', how)}
          options={[
            { id: 'all', text: 'shared' },
            { id: 'each', text: 'each film' },
          ]}
        />
      </Choice>
      <Choice label="α">
        <SegmentedControl
          label="Loss of the films"
          value={shares('loss')}
          onChange={(how) => share('loss', how)}
          options={[
            { id: 'all', text: 'shared' },
            { id: 'each', text: 'each film' },
          ]}
        />
      </Choice>
      {hasThreshold && (
        <Choice label="Thresholds">
          <SegmentedControl
            label="Measured thresholds"
            value={trial.useThresholds ? 'data' : 'out'}
            onChange={(use) => choose({ ...trial, useThresholds: use === 'data' })}
            options={[
              { id: 'data', text: 'data' },
              { id: 'out', text: 'left out' },
            ]}
          />
        </Choice>
      )}
      <div className={styles.prior}>
        <QuantityField
          label="Fₛ known beforehand"
          value={fluenceText(trial.saturationFluence) ?? ''}
          kind="fluenceUjPerCm2"
          placeholder="nothing"
          onCommit={(text) => choose({ ...trial, saturationFluence: knownFluence(text) })}
        />
      </div>
      {!isOwn && (
        <div className={styles.end}>
          <Button variant="quiet" onPress={() => choose(null)}>
            Back to the study’s fit
          </Button>
          <Button variant="primary" isDisabled={edits.length === 0} onPress={() => void write()}>
            Put into the study
          </Button>
        </div>
      )}
      {!isOwn && <p className={styles.note}>{refusal === '' ? staysOut(trial, bench.own) : refusal}</p>}
    </div>
  );
}

function Choice({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles.choice}>
      <span aria-hidden>{label}</span>
      {children}
    </div>
  );
}

/** A typed saturation fluence; one without an error counts as known to a tenth. */
function knownFluence(text: string): GainTrial['saturationFluence'] {
  if (text === '') return null;
  const { value, standardError } = parseQuantity(text, 'fluenceUjPerCm2');
  return { value, standardError: standardError ?? 0.1 * value };
}
