import { existsSync } from 'node:fs';
import { it } from 'vitest';

/** Programs that `npm run setup:system` installs and where Debian puts them. */
const tools = {
  chromium: '/usr/bin/chromium',
  gwyddion: '/usr/bin/gwyddion',
  slurm: '/usr/bin/sbatch',
} as const;

export type SystemTool = keyof typeof tools;

export function systemToolPath(tool: SystemTool): string {
  return tools[tool];
}

/**
 * A test that needs a program from outside npm: skipped with the reason and the command that enables it, or, where
 * MODALGAIN_REQUIRE_SYSTEM=1 (continuous integration), failed.
 */
export function itWithSystemTool(
  tool: SystemTool,
  name: string,
  test: () => void | Promise<void>,
  timeoutMs?: number,
): void {
  it(
    name,
    async (context) => {
      if (!existsSync(tools[tool])) {
        const reason = `needs ${tool}; install it with \`npm run setup:system\``;
        if (process.env.MODALGAIN_REQUIRE_SYSTEM === '1') throw new Error(reason);
        context.skip(reason);
      }
      await test();
    },
    timeoutMs,
  );
}
