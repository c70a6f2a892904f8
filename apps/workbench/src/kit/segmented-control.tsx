import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './segmented-control.module.css';

interface SegmentedControlProps<Id extends string> {
  /** What is chosen here, for screen readers. */
  readonly label: string;
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly options: readonly { readonly id: Id; readonly text: string; readonly isDisabled?: boolean }[];
}

/** One of a few, all in sight. */
export function SegmentedControl<Id extends string>({
  label,
  value,
  onChange,
  options,
}: SegmentedControlProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.group}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = [...keys].at(0);
        if (chosen !== undefined) onChange(chosen as Id);
      }}
    >
      {options.map(({ id, text, isDisabled = false }) => (
        <ToggleButton key={id} id={id} className={styles.option} isDisabled={isDisabled}>
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
