import type { Results } from '@modalgain/study';
import { Select } from '../../kit/select';
import type { Trial } from './use-trial';

type Bench = NonNullable<Trial['bench']>;
type ModelId = Bench['models'][number]['name'] | 'own';

interface ModelSelectProps {
  readonly trial: NonNullable<Trial['trial']>;
  readonly bench: Bench;
  readonly choose: Trial['choose'];
  /** Of the study as it was run. */
  readonly results: Results;
}

/** Every gain model with its formula; a study's own f(x) comes first. */
export function ModelSelect({ trial, bench, choose, results }: ModelSelectProps) {
  const named = bench.models.find(({ name }) => name === results.settings.gainModel);
  const ownId: ModelId = named?.name ?? 'own';
  const formula = results.gainFit?.modelFormula ?? '';
  const own = named
    ? []
    : [{ id: 'own' as const, text: formulaText(formula), description: 'of the study file' }];
  return (
    <Select<ModelId>
      label="Gain model"
      isLabelHidden
      value={trial.model ?? ownId}
      onChange={(id) => choose({ ...trial, model: id === ownId || id === 'own' ? null : id })}
      options={[
        ...own,
        ...bench.models.map(({ name, title, formula: text }) => ({
          id: name,
          text: `Model: ${title}`,
          description: `${text}${name === ownId ? ', of the study file' : ''}`,
        })),
      ]}
    />
  );
}

const formulaText = (formula: string): string => `Model: ${formula.replace(/^f\(x\) = /, '')}`;
