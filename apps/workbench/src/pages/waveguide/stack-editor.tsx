import { useState, type ReactNode } from 'react';
import type { LayerAction } from './layer-menu';
import { MaterialsDialog, type MaterialUse } from './materials-dialog';
import {
  withLayerBeside,
  withLayerMoved,
  withMaterial,
  withoutLayer,
  type StackMaterial,
} from './stack-edits';
import type { Tried } from './use-tried';

/** What the library is open for: to look around, for a region, or for a new layer. */
type Purpose =
  | { readonly kind: 'browse' }
  | { readonly kind: 'region'; readonly region: number }
  | { readonly kind: 'add'; readonly side: 'above' | 'below' };

export interface StackEditor {
  readonly act: (region: number, action: LayerAction) => void;
  readonly openLibrary: () => void;
  /** The library while it is open. */
  readonly dialog: ReactNode;
}

/** Edits of the stack that is tried: each is one step of undo, none reaches the study by itself. */
export function useStackEditor(tried: Tried): StackEditor {
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const { stack, wavelengthNm } = tried.guide;
  const close = (): void => setPurpose(null);
  const commit = (changed: typeof stack): void => {
    tried.commit({ stack: changed });
    close();
  };
  const act = (region: number, action: LayerAction): void => {
    if (action === 'material') setPurpose({ kind: 'region', region });
    if (action === 'add-above' || action === 'add-below')
      setPurpose({ kind: 'add', side: action === 'add-above' ? 'above' : 'below' });
    if (action === 'up') commit(withLayerMoved(stack, region, -1));
    if (action === 'down') commit(withLayerMoved(stack, region, 1));
    if (action === 'remove') commit(withoutLayer(stack, region));
  };
  const use = (words: string, change: (material: StackMaterial) => typeof stack): MaterialUse => ({
    words,
    take: (material) => commit(change(material)),
  });
  const uses: Readonly<Record<Purpose['kind'], readonly MaterialUse[]>> = {
    browse: [
      use('Use as cover', (cover) => ({ ...stack, cover })),
      use('Use as substrate', (substrate) => ({ ...stack, substrate })),
      use('Add below the film', (material) => withLayerBeside(stack, 'below', material)),
      use('Add above the film', (material) => withLayerBeside(stack, 'above', material)),
    ],
    region: [
      use('Use here', (material) =>
        purpose?.kind === 'region' ? withMaterial(stack, purpose.region, material) : stack,
      ),
    ],
    add: [
      use('Add 50 nm of it', (material) =>
        purpose?.kind === 'add' ? withLayerBeside(stack, purpose.side, material) : stack,
      ),
    ],
  };
  return {
    act,
    openLibrary: () => setPurpose({ kind: 'browse' }),
    dialog: purpose && (
      <MaterialsDialog wavelengthNm={wavelengthNm} uses={uses[purpose.kind]} onClose={close} />
    ),
  };
}
