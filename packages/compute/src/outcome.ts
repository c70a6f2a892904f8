import { InputError, type InputPlace } from '@modalgain/numerics';

/** Why something could not be done, as a person is told it. */
export interface Problem {
  /** The whole sentence with its place. */
  readonly sentence: string;
  /** The sentence alone, and the place in parts, for pages that show the place themselves. */
  readonly message: string;
  readonly place: InputPlace;
}

/** What comes back from a worker: errors of input cross as values, since an Error loses its fields on the way. */
export type Outcome<Value> =
  { readonly kind: 'ok'; readonly value: Value } | { readonly kind: 'problem'; readonly problem: Problem };

/** An error of input as a problem for a person. Anything else is a defect of ours and goes on being thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof InputError)
    return { sentence: error.sentence, message: error.message, place: { ...error.place } };
  throw error;
}

/** Runs a task; an InputError becomes a problem, any other error is thrown. */
export async function outcomeOf<Value>(task: () => Value | Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { kind: 'ok', value: await task() };
  } catch (error) {
    return { kind: 'problem', problem: problemOf(error) };
  }
}
