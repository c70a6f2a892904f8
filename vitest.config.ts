import { defineConfig } from 'vitest/config';

// Packages are tested from their sources, so a test run needs no build (the command line's own tests do).
const conditions = ['modalgain-source', 'node', 'import', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'apps/*/test/**/*.test.ts', 'scripts/test/**/*.test.ts'],
    reporters: ['default', './scripts/count-reporter.ts'],
    setupFiles: ['./test-support/setup.ts'],
    testTimeout: 30_000,
    // Test files share no state; modules loaded once a worker instead of once a file halve the processor time.
    isolate: false,
    maxWorkers: '100%',
  },
});
