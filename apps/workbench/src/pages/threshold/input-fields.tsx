import type { Problem } from '@modalgain/compute';
import { useState } from 'react';
import { ProblemNote } from '../../kit/problem-note';
import { QuantityField } from '../../kit/quantity-field';
import { editStudyText } from '../../model/actions';
import { useThresholdInputs } from './threshold-inputs';

/** What is known of how the series was taken: entries of the study file, edited in place. */
export function InputFields({ film }: { readonly film: string }) {
  const inputs = useThresholdInputs(film);
  const [problem, setProblem] = useState<Problem>();
  if (!inputs) return null;
  const { stripeLength } = inputs;
  const error = stripeLength?.standardError === undefined ? '' : ` +- ${stripeLength.standardError}`;
  return (
    <>
      <QuantityField
        label="Stripe length"
        kind="stripeLengthUm"
        value={stripeLength ? `${stripeLength.value}${error} um` : ''}
        placeholder="not stated"
        onCommit={(text) => {
          const path = ['films', film, 'threshold', 'stripeLength'];
          void editStudyText([{ path, value: text === '' ? undefined : text }]).then(setProblem);
        }}
      />
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}
