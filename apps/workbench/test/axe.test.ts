import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { pageIds } from '../src/pages/pages';
import { itInBrowser, openWorkbench } from './support/workbench';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe-core finds wrong that is serious or worse, with the elements that it is wrong of. */
async function seriousProblems(page: Page): Promise<string[]> {
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

describe('axe-core finds nothing serious', () => {
  for (const theme of ['light', 'dark'] as const) {
    itInBrowser(`on any page in the ${theme} theme`, async () => {
      const page = await openWorkbench({ route: 'start', theme });
      // The debugger's own evaluation is not held by the page's policy.
      await page.evaluate(axeSource);
      const found: Record<string, string[]> = {};
      for (const id of pageIds) {
        await page.evaluate((hash) => (location.hash = hash), `#/${id}`);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await page.waitForTimeout(800);
        const problems = await seriousProblems(page);
        if (problems.length > 0) found[id] = problems;
      }
      expect(found).toEqual({});
    });
  }
});
