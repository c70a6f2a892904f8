import { InputError } from '@modalgain/numerics';
import { multiply, type Complex } from '../complex.js';
import type { Mode } from '../modes/mode.js';
import type { Polarization } from '../polarization.js';
import { complexStack } from '../stack/complex-stack.js';
import type { Stack } from '../stack/stack.js';
import { ComplexMode } from './complex-mode.js';
import { complexProblem } from './complex-problem.js';
import { joinedField } from './joined-field.js';
import { newtonRoot } from './newton.js';
import { solutionOf } from './solution.js';
import { Wronskian } from './wronskian.js';

/**
 * The mode to which Newton's method leads from a first value of N, e.g. that of a stack which differs little: much faster than
 * `findModes`, but without a count. Its `order` is given as 0. Undefined where Newton's method settles nowhere.
 *
 * @throws InputError for a stack that is none, or a first value that is not finite or 0.
 */
export function modeNear(stack: Stack, polarization: Polarization, firstIndex: Complex): Mode | undefined {
  const start = multiply(firstIndex, firstIndex);
  if (!(Number.isFinite(start[0]) && Number.isFinite(start[1])) || (start[0] === 0 && start[1] === 0)) {
    throw new InputError(
      `found ${firstIndex[0]} + ${firstIndex[1]}i, expected a finite effective index other than 0.`,
      {
        field: 'firstIndex',
      },
    );
  }
  const checked = complexStack(stack);
  const problem = complexProblem(checked, polarization);
  const wronskian = new Wronskian(problem);
  const q = newtonRoot(wronskian, start);
  if (q === undefined) return undefined;
  const solution = solutionOf(problem, q, joinedField(wronskian, q));
  return new ComplexMode({ stack: checked, polarization, problem, solution }, 0);
}
