import { useEffect } from 'react';
import type { SelectedStripe } from './use-selected-stripe';

const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input, textarea, select, [role="slider"], [role="listbox"], [role="dialog"], [role="menu"], [role="radiogroup"]',
  ) !== null;

/** Left and right choose a fluence, [ and ] an edge of the window. */
export function useStripeKeys({ index, select }: SelectedStripe): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const edge = { '[': 'from', ']': 'to' }[event.key];
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (edge !== undefined) document.querySelector<SVGElement>(`[data-edge="${edge}"]`)?.focus();
      else if (step !== undefined && !isTaken(event.target)) select(index + step);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [index, select]);
}
