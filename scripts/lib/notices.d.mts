import type { Plugin } from 'vite';

export function notices(): { readonly collect: Plugin; readonly write: Plugin };
