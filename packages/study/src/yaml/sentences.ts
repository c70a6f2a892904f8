import { nearestWord } from '@modalgain/numerics';
import type { z } from 'zod';

/**
 * What is wrong with one entry, for a person: what was found and what belongs there. Given to zod as its error function; a
 * schema's own messages go before it.
 */
export function issueSentence(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'unrecognized_keys') return unknownKeySentence(issue.keys, knownKeys(issue.inst));
  if (issue.code === 'invalid_union' && typeof issue.discriminator === 'string')
    return kindSentence(issue.discriminator, issue.input, issue.inst);
  return issue.input === undefined ? 'is missing.' : `found ${describe(issue.input)}${expectation(issue)}.`;
}

function expectation(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `; expected ${kindNames[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `; expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      return `; expected ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${countedThings[issue.origin] ?? ''}`;
    case 'too_big':
      return `; expected ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${countedThings[issue.origin] ?? ''}`;
    default:
      return ', which is not a value that this field takes';
  }
}

const kindNames: Partial<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  number: 'a number',
  object: 'a mapping of keys to values',
  record: 'a mapping of names to values',
  string: 'a text',
  tuple: 'a list',
};

const countedThings: Partial<Record<string, string>> = { array: ' entries', string: ' characters' };

/** A found value in a few words; long texts are cut. */
export function describe(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a mapping';
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function unknownKeySentence(keys: readonly string[], known: readonly string[]): string {
  const [first = ''] = keys;
  const nearest = nearestWord(first, known);
  const suggestion =
    nearest === undefined ? `known here: ${known.join(', ')}.` : `did you mean "${nearest}"?`;
  return `the key "${first}" is not known here; ${suggestion}`;
}

/** Of a mapping whose key says which kind it is, where that key is missing or holds none of the kinds. */
function kindSentence(key: string, input: unknown, union: unknown): string {
  const found =
    typeof input === 'object' && input !== null ? (input as Record<string, unknown>)[key] : undefined;
  const kinds = kindsOf(key, union).join(' or ');
  return found === undefined
    ? `the key "${key}" is missing; expected ${kinds}.`
    : `found the ${key} ${describe(found)}; expected ${kinds}.`;
}

function kindsOf(key: string, union: unknown): string[] {
  const options = (
    union as { readonly options?: readonly { readonly shape?: Record<string, unknown> }[] } | undefined
  )?.options;
  return (options ?? []).flatMap(({ shape }) => {
    const values = (shape?.[key] as { readonly values?: ReadonlySet<unknown> } | undefined)?.values;
    return [...(values ?? [])].map((value) => JSON.stringify(value));
  });
}

function knownKeys(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null || !('shape' in schema)) return [];
  return Object.keys(schema.shape as object);
}
