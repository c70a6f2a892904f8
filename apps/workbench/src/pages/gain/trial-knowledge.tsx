import type { GainTrial } from '@modalgain/compute';
import { parseQuantity } from '@modalgain/numerics';
import type { Results } from '@modalgain/study';
import type { ReactNode } from 'react';
import { QuantityField } from '../../kit/quantity-field';
import { SegmentedControl } from '../../kit/segmented-control';
import { fluenceText } from './study-edits';
import type { Trial } from './use-trial';
import styles from './trial-bar.module.css';

interface KnowledgeProps {
  readonly trial: GainTrial;
  readonly choose: Trial['choose'];
  readonly results: Results;
}

type Shared = GainTrial['share'][number];

/** What films share, whether thresholds are data, and a saturation fluence known beforehand. */
export function TrialKnowledge({ trial, choose, results }: KnowledgeProps) {
  const share = (parameter: Shared, how: 'all' | 'each'): void => {
    const others = trial.share.filter((one) => one !== parameter);
    choose({ ...trial, share: how === 'all' ? [...others, parameter] : others });
  };
  const sharing = (parameter: Shared, label: string): ReactNode => (
    <SegmentedControl
      label={label}
      value={trial.share.includes(parameter) ? 'all' : 'each'}
      onChange={(how) => share(parameter, how)}
      options={[
        { id: 'all', text: 'shared' },
        { id: 'each', text: 'each film' },
      ]}
    />
  );
  return (
    <div className={styles.knowledge}>
      <Choice
        label={
          <span>
            F<sub>s</sub>
          </span>
        }
      >
        {sharing('saturationFluence', 'Saturation fluence')}
      </Choice>
      <Choice label="α">{sharing('loss', 'Loss of the films')}</Choice>
      {results.films.some(({ threshold }) => threshold !== null) && (
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
          rules={{ needsError: true, example: '6.6 +- 1 uJ/cm^2' }}
          onCommit={(text) => choose({ ...trial, saturationFluence: knownFluence(text) })}
        />
      </div>
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

/** A typed saturation fluence with its error, without which it would be no prior. */
function knownFluence(text: string): GainTrial['saturationFluence'] {
  if (text === '') return null;
  const { value, standardError } = parseQuantity(text, 'fluenceUjPerCm2');
  return standardError === undefined ? null : { value, standardError };
}
