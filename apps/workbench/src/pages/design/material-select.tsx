import type { TriedStack } from '@modalgain/compute';
import { Select } from '../../kit/select';
import { materialName } from './proposal';
import styles from './design.module.css';

type Material = TriedStack['cover'];

interface MaterialSelectProps {
  readonly label: string;
  readonly names: readonly string[];
  /** What the study has there. */
  readonly own: Material;
  readonly chosen: Material | undefined;
  /** Undefined: as the study has it. */
  readonly onChange: (material: Material | undefined) => void;
}

const asStudied = 'as in the study';

/** The medium above or below: that of the study, or one of the library. */
export function MaterialSelect({ label, names, own, chosen, onChange }: MaterialSelectProps) {
  const others = names.filter((name) => name !== own);
  return (
    <div className={styles.material}>
      <span aria-hidden>{label}</span>
      <Select
        label={label}
        isLabelHidden
        value={chosen === undefined ? asStudied : materialName(chosen)}
        options={[
          { id: asStudied, text: `${materialName(own)} (study)` },
          ...others.map((name) => ({ id: name, text: name })),
        ]}
        onChange={(id) => onChange(id === asStudied ? undefined : id)}
      />
    </div>
  );
}
