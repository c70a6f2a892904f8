import { useEffect } from 'react';

/**
 * Prints the report in place of the page, with its own style sheet alone: a frame would be cut at the edges of paper.
 *
 * @param html the report as it is written; undefined: the page is printed
 */
export function usePrintedReport(html: string | undefined): void {
  useEffect(() => {
    if (html === undefined) return;
    let restore: (() => void) | undefined;
    const onBefore = (): void => {
      restore ??= showAlone(html);
    };
    const onAfter = (): void => {
      restore?.();
      restore = undefined;
    };
    addEventListener('beforeprint', onBefore);
    addEventListener('afterprint', onAfter);
    return () => {
      onAfter();
      removeEventListener('beforeprint', onBefore);
      removeEventListener('afterprint', onAfter);
    };
  }, [html]);
}

/** Puts the report in the place of the whole page; answers how to bring the page back. */
function showAlone(html: string): () => void {
  const report = new DOMParser().parseFromString(html, 'text/html');
  const others = Array.from(document.styleSheets).filter(({ disabled }) => !disabled);
  const hidden = Array.from(document.body.children).filter(
    (child): child is HTMLElement => child instanceof HTMLElement && !child.hidden,
  );
  const added = [...report.querySelectorAll('style'), ...report.body.children];
  for (const sheet of others) sheet.disabled = true;
  for (const element of hidden) element.style.display = 'none';
  document.body.append(...added);
  return () => {
    for (const element of added) element.remove();
    for (const element of hidden) element.style.display = '';
    for (const sheet of others) sheet.disabled = false;
  };
}
