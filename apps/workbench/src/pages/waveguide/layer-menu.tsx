import { Ellipsis } from 'lucide-react';
import { MenuButton } from '../../kit/menu-button';
import type { RegionRole } from './stack-edits';

/** What can be done with a region of the stack. */
export type LayerAction = 'material' | 'up' | 'down' | 'remove' | 'add-above' | 'add-below';

const words: Readonly<Record<LayerAction, string>> = {
  material: 'Change material …',
  up: 'Move up',
  down: 'Move down',
  remove: 'Remove',
  'add-above': 'Add a layer above …',
  'add-below': 'Add a layer below …',
};

const actionsOf: Readonly<Record<RegionRole, readonly LayerAction[]>> = {
  cover: ['material'],
  layer: ['material', 'up', 'down', 'remove'],
  film: ['add-above', 'add-below'],
  substrate: ['material'],
};

interface LayerMenuProps {
  readonly role: RegionRole;
  readonly name: string;
  readonly onAction: (action: LayerAction) => void;
}

/** The menu at the end of a row of the layer table. */
export function LayerMenu({ role, name, onAction }: LayerMenuProps) {
  const items = actionsOf[role].map((action) => ({
    id: action,
    text: words[action],
    onAction: () => onAction(action),
  }));
  return (
    <MenuButton label={`Change ${name}`} isIcon items={items}>
      <Ellipsis size={16} aria-hidden />
    </MenuButton>
  );
}
