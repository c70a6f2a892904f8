import { InputError } from '@modalgain/numerics';
import type { z } from 'zod';
import type { YamlDocument } from './document.js';
import type { NodePath } from './position.js';
import { issueSentence } from './sentences.js';

interface Problem {
  readonly code: string;
  readonly path: NodePath;
  readonly sentence: string;
}

/**
 * Holds a document to a zod schema and gives what the schema makes of it.
 *
 * @throws InputError for the first problem, with file, line and field. A key that the schema does not know is told before all
 * else, since a mistyped key is also a missing one.
 */
export function parseWithSchema<S extends z.ZodType>(schema: S, document: YamlDocument): z.output<S> {
  const result = schema.safeParse(document.value, { error: issueSentence, reportInput: true });
  if (result.success) return result.data;
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, []));
  const lineOf = (problem: Problem): number => document.placeOf(problem.path).line ?? 0;
  const rank = (problem: Problem): number => (problem.code === 'unrecognized_keys' ? 0 : 1);
  const first = problems.sort((a, b) => rank(a) - rank(b) || lineOf(a) - lineOf(b)).at(0);
  if (first === undefined) throw new Error('zod refused a document without saying why');
  throw new InputError(first.sentence, document.placeOf(first.path));
}

function problemsOf(issue: z.core.$ZodIssue, parent: NodePath): Problem[] {
  const path = [...parent, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ code: issue.code, path: [...path, key], sentence: issue.message }));
  }
  if (issue.code === 'invalid_union') {
    const branch = likeliestBranch(issue.errors) ?? textBranch(issue);
    if (branch !== undefined) return branch.flatMap((nested) => problemsOf(nested, path));
  }
  return [{ code: issue.code, path, sentence: issue.message }];
}

/**
 * The branch of a union that the writer meant: one that takes this kind of node (text, number, list, mapping), and among
 * several of the kind the one that knows most of its keys, then the one with the fewest problems, a fixed word such as
 * "free" last. None where no branch takes the kind.
 */
function likeliestBranch(branches: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const ofThisKind = branches.filter(
    (issues) => !issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0),
  );
  const isFixedWord = (issues: readonly z.core.$ZodIssue[]): number =>
    issues.some(({ code, path }) => code === 'invalid_value' && path.length === 0) ? 1 : 0;
  const unknownKeys = (issues: readonly z.core.$ZodIssue[]): number =>
    issues.reduce(
      (count, issue) =>
        count + (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys.length : 0),
      0,
    );
  return ofThisKind
    .sort((a, b) => isFixedWord(a) - isFixedWord(b) || unknownKeys(a) - unknownKeys(b) || a.length - b.length)
    .at(0);
}

/** For a bare number that no branch takes: the branch of a text, whose sentence names the units that fit. */
function textBranch({ input, errors }: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | undefined {
  if (typeof input !== 'number') return undefined;
  return errors.find(([issue]) => issue.code === 'invalid_type' && issue.expected === 'string');
}
