import type { Progress } from '@modalgain/study';

const barWidth = 24;

/**
 * A bar on the terminal's error stream, redrawn in place; nothing where that is no terminal, so that logs stay clean.
 * `end` wipes it.
 */
export function progressBar(): { readonly progress: Progress; readonly end: () => void } {
  const terminal = process.stderr;
  if (!terminal.isTTY) return { progress: () => undefined, end: () => undefined };
  return {
    progress: ({ done, total, what }) => {
      const filled = Math.round((barWidth * done) / total);
      terminal.write(`\r\u001b[K${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${what}`);
    },
    end: () => terminal.write('\r\u001b[K'),
  };
}
