import { useEffect, type RefObject } from 'react';

/** [ and ] take the focus to the first and the last interface of a drawing, whose arrows then move it. */
export function useBracketKeys(drawing: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || (event.key !== '[' && event.key !== ']')) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]')) return;
      const handles = Array.from(drawing.current?.querySelectorAll<HTMLElement>('[role="slider"]') ?? []);
      handles.at(event.key === '[' ? 0 : -1)?.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [drawing]);
}
