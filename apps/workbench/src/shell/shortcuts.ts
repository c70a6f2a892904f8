import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { redo, undo } from '../model/actions';
import { pages } from '../pages/pages';

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]');

/** Keys that work everywhere: Alt+1 to Alt+8 for pages, undo and redo as the system has them. */
export function useShortcuts(): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isPageKey = event.altKey && !event.ctrlKey && !isTyping(event.target);
      const page = isPageKey ? pages[Number(event.code.replace('Digit', '')) - 1] : undefined;
      const isCommand = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (page) navigate(`/${page.id}`);
      else if (isCommand && !isTyping(event.target) && (key === 'y' || (key === 'z' && event.shiftKey)))
        redo();
      else if (isCommand && !isTyping(event.target) && key === 'z') undo();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigate]);
}
