import type { Problem } from '@modalgain/compute';
import type { Quantity, QuantityKind, QuantityRules } from '@modalgain/numerics';
import { useState } from 'react';
import { ProblemNote } from '../../kit/problem-note';
import { QuantityField } from '../../kit/quantity-field';
import { editStudyText } from '../../model/actions';
import { useStudy } from '../../model/study-store';
import { NumberField } from './number-field';
import { useStripeInputs, type StripeInputs } from './stripe-inputs';

interface InputsProps {
  readonly film: string;
  readonly intensityUnit: string;
}

interface QuantityEntry {
  readonly label: string;
  readonly kind: QuantityKind;
  readonly path: readonly string[];
  readonly unit: string;
  readonly of: (inputs: StripeInputs) => Quantity | undefined;
  /** What counts where nothing is stated. */
  readonly placeholder: string;
  readonly rules?: QuantityRules;
}

const quantities: readonly QuantityEntry[] = [
  {
    label: 'Error of stripe zero',
    kind: 'stripeLengthUm',
    path: ['zeroError'],
    unit: 'um',
    of: ({ zeroError }) => zeroError,
    placeholder: '2 µm assumed',
  },
  {
    label: 'Stripe width',
    kind: 'stripeLengthUm',
    path: ['beam', 'width'],
    unit: 'um',
    of: ({ beam }) => beam?.width,
    placeholder: 'not stated',
  },
  {
    label: 'Loss not bleached',
    kind: 'perCm',
    path: ['unsaturableLoss'],
    unit: 'cm^-1',
    of: ({ unsaturableLoss }) => unsaturableLoss,
    placeholder: 'none',
    rules: { refuses: 'negative', needsError: true, example: '40 +- 8 cm^-1' },
  },
];

const numbers = [
  { label: 'Read noise', key: 'readNoise', placeholder: 'from scatter' },
  { label: 'Full scale', key: 'fullScale', placeholder: 'not stated' },
] as const;

/** What is known of how the scans were taken: entries of the study file, edited in place. */
export function StripeInputFields({ film, intensityUnit }: InputsProps) {
  const inputs = useStripeInputs(film);
  const scaleError = useStudy(({ outline }) => outline?.study.pump?.scaleError);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!inputs) return null;
  const write = (path: readonly string[], value: unknown): void => {
    void editStudyText([{ path, value }]).then((found) => setProblem(found ?? null));
  };
  const ofFilm = ['films', film, 'stripe'];
  return (
    <>
      {quantities.map(({ label, kind, path, unit, of, placeholder, rules }) => (
        <QuantityField
          key={label}
          label={label}
          kind={kind}
          value={quantityText(of(inputs), unit)}
          placeholder={placeholder}
          {...(rules && { rules })}
          onCommit={(text) => write([...ofFilm, ...path], text === '' ? undefined : text)}
        />
      ))}
      {numbers.map(({ label, key, placeholder }) => (
        <NumberField
          key={key}
          label={label}
          unit={intensityUnit}
          value={inputs[key]}
          placeholder={placeholder}
          onCommit={(value) => write([...ofFilm, key], value)}
        />
      ))}
      <QuantityField
        label="Error of fluence scale"
        kind="fraction"
        value={scaleError ? `${Number((100 * scaleError.value).toPrecision(6))} %` : ''}
        placeholder="not stated"
        onCommit={(text) => write(['pump', 'scaleError'], text === '' ? undefined : text)}
      />
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}

/** As it may stand in the study file. */
function quantityText(quantity: Quantity | undefined, unit: string): string {
  if (!quantity) return '';
  const { value, standardError } = quantity;
  return standardError === undefined ? `${value} ${unit}` : `${value} +- ${standardError} ${unit}`;
}
