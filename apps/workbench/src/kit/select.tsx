import { Check, ChevronDown } from 'lucide-react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import styles from './select.module.css';

export interface SelectOption<Id extends string> {
  readonly id: Id;
  readonly text: string;
  /** A second line, e.g. a formula. */
  readonly description?: string;
}

interface SelectProps<Id extends string> {
  readonly label: string;
  /** The label is for screen readers only. */
  readonly isLabelHidden?: boolean;
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly options: readonly SelectOption<Id>[];
  readonly isDisabled?: boolean;
  /** Without a border until hovered: inside tables. */
  readonly isQuiet?: boolean;
}

/** One of many, in a list that opens. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const {
    label,
    isLabelHidden = false,
    value,
    onChange,
    options,
    isDisabled = false,
    isQuiet = false,
  } = props;
  return (
    <AriaSelect
      className={styles.select}
      isDisabled={isDisabled}
      value={value}
      onChange={(key) => onChange(key as Id)}
      {...(isLabelHidden && { 'aria-label': label })}
    >
      {!isLabelHidden && <Label className={styles.label}>{label}</Label>}
      <Button className={styles.button} data-quiet={isQuiet}>
        <SelectValue>{() => options.find(({ id }) => id === value)?.text ?? value}</SelectValue>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={styles.popover}>
        <ListBox className={styles.list}>
          {options.map(({ id, text, description }) => (
            <ListBoxItem key={id} id={id} textValue={text} className={styles.option}>
              {({ isSelected }) => (
                <>
                  <Check size={14} aria-hidden visibility={isSelected ? 'visible' : 'hidden'} />
                  <span className={styles.words}>
                    <Text slot="label">{text}</Text>
                    {description !== undefined && (
                      <Text slot="description" className={styles.description}>
                        {description}
                      </Text>
                    )}
                  </span>
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
