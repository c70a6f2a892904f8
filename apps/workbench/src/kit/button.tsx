import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** Primary: the one thing to do next; quiet: beside other controls. */
  readonly variant?: 'plain' | 'primary' | 'quiet';
  readonly children: ReactNode;
}

/** A button with words. */
export function Button({ variant = 'plain', children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={styles.button} data-variant={variant}>
      {children}
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'variant'> {
  /** What it does: its name for screen readers, and shown on hover. */
  readonly label: string;
}

/** A button with a picture; `label` names it. */
export function IconButton({ label, children, ...props }: IconButtonProps) {
  return (
    <span title={label} className={styles.hint}>
      <AriaButton {...props} aria-label={label} className={styles.button} data-variant="icon">
        {children}
      </AriaButton>
    </span>
  );
}
