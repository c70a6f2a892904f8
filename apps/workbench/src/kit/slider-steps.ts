import type { KeyboardEvent } from 'react';

/** How many usual steps a key moves a slider, infinite for its ends; undefined for other keys. */
export function stepsOfKey(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  many: number,
): number | undefined {
  const step = shiftKey ? many : 1;
  return {
    ArrowRight: step,
    ArrowUp: step,
    ArrowLeft: -step,
    ArrowDown: -step,
    PageUp: many,
    PageDown: -many,
    Home: -Infinity,
    End: Infinity,
  }[key];
}
