import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../apps/cli/src/program.js';
import { cliReference } from '../docs/cli-reference.js';
import { describedFiles } from '../docs/described-files.js';
import { fileReference } from '../docs/file-reference.js';
import { schemaList } from '../docs/schema-list.js';
import { verdictReference } from '../docs/verdict-reference.js';
import { verdictsOfSources } from '../docs/verdict-sources.js';

const root = path.resolve(import.meta.dirname, '..', '..');
const reference = (name: string) => path.join(root, 'docs', name);

/** The page as it is committed; `npm run references` writes it anew. */
async function expectCommitted(name: string, text: string): Promise<void> {
  const options = await resolveConfig(reference(name));
  const formatted = await format(text, { ...options, parser: 'markdown' });
  await expect(formatted).toMatchFileSnapshot(reference(name));
}

describe('the generated references are those of the program (else: npm run references)', () => {
  it.each(Object.entries(describedFiles))('%s', async (name, file) => {
    await expectCommitted(`reference/${name}`, fileReference(file));
  });

  it('list of schemas', async () => {
    await expectCommitted('schemas/README.md', schemaList());
  });

  it('cli.md', async () => {
    await expectCommitted('reference/cli.md', cliReference(createProgram()));
  });

  it('verdicts.md', async () => {
    await expectCommitted('reference/verdicts.md', verdictReference(verdictsOfSources(root)));
  });
});
