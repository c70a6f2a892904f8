import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { jsonSchemaOf, publishedSchemas } from '@modalgain/study';
import { describe, expect, it } from 'vitest';

const bin = path.resolve(import.meta.dirname, '..', 'bin', 'modalgain.js');
const schema = (...args: string[]) =>
  spawnSync(process.execPath, [bin, 'schema', ...args], { encoding: 'utf8' });

describe('modalgain schema', () => {
  it.each(publishedSchemas)('prints the schema of %s as one JSON document', (name) => {
    const { status, stdout, stderr } = schema(name);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(jsonSchemaOf(name));
  });

  it('refuses another name with the names that there are', () => {
    const { status, stdout, stderr } = schema('films');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    for (const name of publishedSchemas) expect(stderr).toContain(name);
  });
});
