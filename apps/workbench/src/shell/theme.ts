import { create } from 'zustand';

export type Theme = 'light' | 'dark';

const storageKey = 'modalgain-theme';

/** The browser may let a page remember nothing; the theme is then the system's at each visit. */
function remembered(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // It holds for this visit.
  }
}

function firstTheme(): Theme {
  const theme = remembered();
  if (theme === 'light' || theme === 'dark') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** The theme of the page: remembered in this browser, else the system's. */
export const useTheme = create<{ readonly theme: Theme }>(() => ({ theme: firstTheme() }));

function show(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

export function toggleTheme(): void {
  const theme = useTheme.getState().theme === 'light' ? 'dark' : 'light';
  remember(theme);
  useTheme.setState({ theme });
  show(theme);
}

show(useTheme.getState().theme);
