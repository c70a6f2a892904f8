import type { StudyOutline } from '@modalgain/compute';
import { emissionGuess } from '@modalgain/study';
import { stateValue, useIsProposed } from '../../files/choices';
import { useRecognised } from '../../files/recognised';
import { QuantityField } from '../../kit/quantity-field';
import { Select } from '../../kit/select';
import { useStudy } from '../../model/study-store';
import { quantityText } from './quantity-text';
import styles from './start.module.css';

type Study = StudyOutline['study'];

/** Media that films are often made on; any other stands in study.yaml. */
const substrates = [
  { id: 'fused-silica', text: 'Fused silica' },
  { id: 'soda-lime-glass', text: 'Soda-lime glass' },
  { id: 'bk7', text: 'N-BK7' },
  { id: 'sapphire', text: 'Sapphire' },
  { id: 'silicon', text: 'Silicon' },
] as const;

/** What names and contents of files cannot say for sure: wavelengths, cross-section, substrate. */
export function ValuesToCheck() {
  const study = useStudy(({ outline }) => outline?.study);
  if (!study) return <Emission value="" />;
  const { emission, pump } = study.wavelengths;
  return (
    <>
      <Emission value={quantityText(emission, 'nm')} />
      <QuantityField
        label="Pump"
        kind="lengthNm"
        value={pump ? quantityText(pump, 'nm') : ''}
        placeholder="not stated"
        onCommit={(value) => void stateValue({ path: ['wavelengths', 'pump'], value: value || undefined })}
      />
      <CrossSection study={study} />
      <Substrate study={study} />
    </>
  );
}

/** The one value that no study does without: it can be stated before the study can be read. */
function Emission({ value }: { readonly value: string }) {
  const isProposed = useIsProposed();
  const entries = useRecognised((state) => state.entries);
  const guess = isProposed ? emissionGuess(entries.map(({ recognised }) => recognised)) : undefined;
  const isGuessed = guess !== undefined && value === `${guess.emissionNm} nm`;
  return (
    <QuantityField
      label="Emission"
      kind="lengthNm"
      value={value}
      placeholder="e.g. 656 nm"
      {...(isGuessed && { from: `peak of ${guess.file}` })}
      onCommit={(text) => {
        if (text !== '') void stateValue({ path: ['wavelengths', 'emission'], value: text });
      }}
    />
  );
}

function CrossSection({ study: { emissionCrossSection: known } }: { readonly study: Study }) {
  if (known && !('value' in known)) return null;
  return (
    <QuantityField
      label="σe, stimulated emission"
      kind="crossSectionCm2"
      value={known ? quantityText(known, 'cm^2') : ''}
      placeholder="not stated"
      onCommit={(value) => void stateValue({ path: ['emissionCrossSection'], value: value || undefined })}
    />
  );
}

function Substrate({ study: { stack } }: { readonly study: Study }) {
  const substrate = stack?.substrate;
  const known =
    typeof substrate === 'string' ? substrate : substrate === undefined ? '' : 'as stated in study.yaml';
  const isListed = substrates.some(({ id }) => id === known);
  const options = [
    ...(known === '' ? [{ id: '', text: 'which?' }] : isListed ? [] : [{ id: known, text: known }]),
    ...substrates,
  ];
  return (
    <div className={styles.substrate}>
      <span>Substrate</span>
      <Select
        label="Substrate"
        isLabelHidden
        value={known}
        options={options}
        onChange={(id) =>
          void stateValue(
            stack
              ? { path: ['stack', 'substrate'], value: id }
              : { path: ['stack'], value: { cover: 'air', substrate: id } },
          )
        }
      />
    </div>
  );
}
