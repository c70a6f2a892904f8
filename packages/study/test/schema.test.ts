import { readFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemaOf, publishedSchemas, readStudy } from '../src/schema/index.js';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const published = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(root, 'docs', 'schemas', `${name}.json`), 'utf8'));

describe.each(publishedSchemas)('the published schema of %s', (name) => {
  it('is the one that the program holds files to (else: npm run schemas)', () => {
    expect(published(name)).toEqual(jsonSchemaOf(name));
  });

  it('names itself and describes its fields', () => {
    const text = JSON.stringify(published(name));
    expect(text).toContain('"$defs"');
    expect(text.match(/"description"/g)?.length).toBeGreaterThan(2);
  });
});

/** The part of JSON schema that says which keys a mapping may and must have. */
interface KeySchema {
  readonly $ref?: string;
  readonly $defs?: Record<string, KeySchema>;
  readonly type?: string;
  readonly properties?: Record<string, KeySchema>;
  readonly required?: readonly string[];
  readonly additionalProperties?: KeySchema | boolean;
  readonly anyOf?: readonly KeySchema[];
  readonly oneOf?: readonly KeySchema[];
  readonly items?: KeySchema | boolean;
}

/** Keys of a document that the schema does not know, and keys that it requires and misses, as dotted paths. */
function wrongKeys(value: unknown, schema: KeySchema, where = ''): string[] {
  const resolved = schema.$ref === undefined ? schema : definition(schema.$ref);
  const alternatives = resolved.anyOf ?? resolved.oneOf;
  if (alternatives) {
    const branches = alternatives.map((branch) => wrongKeys(value, branch, where));
    return branches.sort((a, b) => a.length - b.length)[0];
  }
  if (Array.isArray(value)) {
    const { items } = resolved;
    return typeof items === 'object'
      ? value.flatMap((item, i) => wrongKeys(item, items, `${where}[${i}]`))
      : [];
  }
  if (typeof value !== 'object' || value === null)
    return resolved.type === 'object' ? [`${where} is no mapping`] : [];
  if (resolved.type !== 'object') return [`${where} is a mapping`];
  const missing = (resolved.required ?? []).filter(
    (key) => (value as Record<string, unknown>)[key] === undefined,
  );
  const nested = Object.entries(value).flatMap(([key, entry]) => {
    if (entry === undefined) return [];
    const rest =
      typeof resolved.additionalProperties === 'object' ? resolved.additionalProperties : undefined;
    const known = resolved.properties?.[key] ?? rest;
    return known ? wrongKeys(entry, known, `${where}.${key}`) : [`${where}.${key} is unknown`];
  });
  return [...missing.map((key) => `${where}.${key} is missing`), ...nested];
}

const studySchema = published('study') as KeySchema;

function definition(reference: string): KeySchema {
  const found = studySchema.$defs?.[reference.replace('#/$defs/', '')];
  if (!found) throw new Error(`no definition ${reference}`);
  return found;
}

describe.each(['flat-stamping', 'published-values'])('the study file of examples/%s', (example) => {
  const text = readFileSync(path.join(root, 'examples', example, 'study.yaml'), 'utf8');

  it('has the keys that the published schema knows, and all that it requires', () => {
    expect(wrongKeys(parse(text), studySchema)).toEqual([]);
    expect(() => readStudy(text, 'study.yaml')).not.toThrow();
  });

  it.each([
    ['an unknown key at the top', (study: Record<string, unknown>) => ({ ...study, emision: '1 nm' })],
    ['a missing title', (study: Record<string, unknown>) => ({ ...study, title: undefined })],
    [
      'an unknown key of a film',
      (study: Record<string, unknown>) => ({ ...study, films: { A: { tickness: '1 nm' } } }),
    ],
    [
      'a stack without a substrate',
      (study: Record<string, unknown>) => ({ ...study, stack: { cover: 'air' } }),
    ],
    ['a film that is no mapping', (study: Record<string, unknown>) => ({ ...study, films: { A: '204 nm' } })],
  ])('is refused by the published schema and by the program alike with %s', (_, change) => {
    const changed = change(parse(text) as Record<string, unknown>);
    expect(wrongKeys(changed, studySchema)).toHaveLength(1);
    expect(() => readStudy(JSON.stringify(changed), 'study.yaml')).toThrow(InputError);
  });
});
