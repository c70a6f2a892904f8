import { create } from 'zustand';

export type Theme = 'light' | 'dark';

const storageKey = 'modalgain-theme';

function rememberedTheme(): Theme {
  const remembered = localStorage.getItem(storageKey);
  if (remembered === 'light' || remembered === 'dark') return remembered;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** The theme of the page: remembered in this browser, else the system's. */
export const useTheme = create<{ readonly theme: Theme }>(() => ({ theme: rememberedTheme() }));

function show(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

export function toggleTheme(): void {
  const theme = useTheme.getState().theme === 'light' ? 'dark' : 'light';
  localStorage.setItem(storageKey, theme);
  useTheme.setState({ theme });
  show(theme);
}

show(useTheme.getState().theme);
