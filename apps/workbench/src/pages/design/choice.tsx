import { Select, type SelectOption } from '../../kit/select';
import styles from './design.module.css';

interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly options: readonly SelectOption<Id>[];
  readonly onChange: (id: Id) => void;
}

/** One of a list, in a line of a form: its name at left, in line with the fields. */
export function Choice<Id extends string>(props: ChoiceProps<Id>) {
  return (
    <div className={styles.choice}>
      <span aria-hidden>{props.label}</span>
      <Select {...props} isLabelHidden />
    </div>
  );
}
