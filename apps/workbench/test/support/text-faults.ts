import type { Page } from 'playwright-core';

/**
 * Every text that is cut off, leaves its card or the window, or lies on another text, in a few words each. Texts that end in an ellipsis on purpose,
 * and texts to be scrolled down to, are none.
 */
export const textFaults = (page: Page): Promise<string[]> => page.evaluate(findTextFaults);

/** Runs in the page and knows nothing of this file. */
function findTextFaults(): string[] {
  interface Text {
    readonly words: string;
    readonly box: DOMRect;
    readonly element: Element;
  }
  const slackPx = 2;
  const isHidden = (element: Element): boolean => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { width, height } = at.getBoundingClientRect();
      const isForReadersAlone = width <= 1 || height <= 1;
      if (isForReadersAlone && getComputedStyle(at).overflow === 'hidden') return true;
    }
    return false;
  };
  const texts: Text[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (!element || words === '' || element.closest('title, desc, script, style, noscript, option')) continue;
    if (isHidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 1 && box.height > 1) texts.push({ words: words.slice(0, 60), box, element });
  }
  const faults: string[] = [];
  const visible = texts.filter(({ words, box, element }) => {
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      const isCard = at.matches('section');
      if (style.overflowX === 'visible' && style.overflowY === 'visible' && !isCard) continue;
      const frame = at.getBoundingClientRect();
      const sideways = Math.max(frame.left - box.left, box.right - frame.right);
      const upright = Math.max(frame.top - box.top, box.bottom - frame.bottom);
      if (sideways <= slackPx && upright <= slackPx) continue;
      const scrolls = [style.overflowX, style.overflowY].some((each) => each === 'auto' || each === 'scroll');
      if (scrolls && sideways > slackPx) faults.push(`"${words}" is reached by scrolling sideways`);
      if (scrolls) return false;
      if (style.textOverflow === 'ellipsis') return true;
      const by = Math.max(sideways, upright).toFixed(0);
      faults.push(`"${words}" ${isCard ? 'leaves its card' : 'is cut off'} by ${by} px`);
      return false;
    }
    if (box.right <= innerWidth + slackPx && box.left >= -slackPx) return true;
    faults.push(`"${words}" leaves the window`);
    return false;
  });
  // The letters fill the middle of their line.
  const letters = visible.map(({ box }) => ({
    left: box.left + 1,
    right: box.right - 1,
    top: box.top + 0.25 * box.height,
    bottom: box.bottom - 0.25 * box.height,
  }));
  letters.forEach((a, i) => {
    for (let j = i + 1; j < letters.length; j++) {
      if (visible[i].element === visible[j].element) continue;
      const b = letters[j];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > slackPx && high > slackPx)
        faults.push(
          `"${visible[i].words}" lies on "${visible[j].words}" (${wide.toFixed(0)} x ${high.toFixed(0)} px)`,
        );
    }
  });
  return [...new Set(faults)];
}
