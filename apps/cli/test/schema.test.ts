import { jsonSchemaOf, publishedSchemas } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { runInProcess } from './run-in-process.js';

describe('modalgain schema', () => {
  it.each(publishedSchemas)('prints the schema of %s as one JSON document', async (name) => {
    const { status, stdout, stderr } = await runInProcess('schema', name);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(jsonSchemaOf(name));
  });

  it('refuses another name with the names that there are', async () => {
    const { status, stdout, stderr } = await runInProcess('schema', 'films');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    for (const name of publishedSchemas) expect(stderr).toContain(name);
  });
});
