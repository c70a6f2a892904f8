import { InputError } from '@modalgain/numerics';

/** What an objective is at a point, with its exact slopes. */
export interface Evaluation {
  readonly value: number;
  /** One slope a variable, in units of the value over those of the variable. Asked for only where a climb goes on. */
  readonly gradient: () => readonly number[];
}

/** Undefined where there is no such design, e.g. nothing is guided. */
export type Objective = (x: readonly number[]) => Evaluation | undefined;

/** Least and largest value of each variable. */
export type Bounds = readonly (readonly [low: number, high: number])[];

/** The objective over the unit box, counting how often it is asked. */
export class UnitBox {
  evaluations = 0;

  /** @throws InputError for bounds that leave nothing to choose */
  constructor(
    readonly bounds: Bounds,
    private readonly objective: Objective,
  ) {
    const empty = bounds.find(([low, high]) => !(high > low && Number.isFinite(high - low)));
    if (empty || bounds.length === 0)
      throw new InputError(
        `found ${empty ? `${empty[0]} to ${empty[1]}` : 'no variable'}, expected a range from a lower to a higher value.`,
        { field: 'vary' },
      );
  }

  get size(): number {
    return this.bounds.length;
  }

  /** From the unit box to the variables' own units. */
  pointAt(t: readonly number[]): number[] {
    return this.bounds.map(([low, high], i) => low + t[i] * (high - low));
  }

  at(t: readonly number[]): Evaluation | undefined {
    this.evaluations++;
    const found = this.objective(this.pointAt(t));
    if (!found || !Number.isFinite(found.value)) return undefined;
    const { value, gradient } = found;
    return {
      value,
      gradient: () => gradient().map((slope, i) => slope * (this.bounds[i][1] - this.bounds[i][0])),
    };
  }
}
