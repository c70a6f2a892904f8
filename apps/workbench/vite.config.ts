import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { notices } from '../../scripts/lib/notices.mjs';
import { contentSecurityPolicy } from './build/content-security-policy.ts';
import { offerExample } from './build/example-archive.ts';
import { offline } from './build/offline.ts';

// Rooms are bundled from their sources, as they are tested.
const conditions = ['modalgain-source', 'module', 'browser', 'import', 'default'];

// Of what the page and its workers hold of others.
const { collect, write } = notices();

export default defineConfig({
  root: import.meta.dirname,
  // Relative, so that the page works from any folder of any file server.
  base: './',
  plugins: [react(), contentSecurityPolicy(), offerExample(), write, offline()],
  resolve: { conditions },
  worker: { format: 'es', plugins: () => [collect] },
  build: { target: 'es2023', chunkSizeWarningLimit: 2000 },
  server: { port: 5199, strictPort: true, hmr: false },
});
