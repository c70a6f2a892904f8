import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import buttonStyles from './button.module.css';
import styles from './select.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly text: string;
  readonly onAction: () => void;
}

interface MenuButtonProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly items: readonly MenuEntry[];
  readonly isIcon?: boolean;
}

/** A button that opens a list of things to do. */
export function MenuButton({ label, children, items, isIcon = false }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Button
        {...(isIcon && { 'aria-label': label })}
        className={buttonStyles.button}
        data-variant={isIcon ? 'icon' : 'plain'}
      >
        {children}
      </Button>
      <Popover className={styles.popover} placement="bottom end">
        <Menu className={styles.list} aria-label={label}>
          {items.map(({ id, text, onAction }) => (
            <MenuItem key={id} id={id} className={styles.option} onAction={onAction}>
              {text}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
