import { arraysInOneBuffer } from '../linear-algebra/arrays-in-one-buffer.js';
import { createPivotedQr, type PivotedQr } from '../linear-algebra/pivoted-qr.js';
import { LinearisedModel } from './linearised-model.js';
import { Objective } from './objective.js';
import type { FitProblem } from './problem.js';

/**
 * The arrays of a fit, made once for a problem and used again by every fit of it: profiles and simulations fit the same
 * problem thousands of times. The problem's `residuals` may look at data that change between fits; its counts, bounds
 * and priors may not change.
 */
export class FitWorkspace {
  readonly objective: Objective;
  /** Room to factor the Jacobian in: the model's of an iteration, and the covariance's after the last. */
  readonly qr: PivotedQr;
  readonly model: LinearisedModel;
  /** All parameters at the present point, and at the one on trial. */
  readonly point: Float64Array;
  readonly trial: Float64Array;
  readonly residuals: Float64Array;
  readonly trialResiduals: Float64Array;
  /** Jacobian columns of the free parameters, `objective.rowCount` long each. */
  readonly columns: Float64Array;
  /** Longest column so far of every free parameter, by its position among the free ones. */
  readonly scale: Float64Array;
  readonly gradient: Float64Array;
  /** Positions (among the free parameters) that no bound holds. */
  readonly active: Int32Array;
  activeCount = 0;
  /** Step of every free parameter, scaled. */
  readonly step: Float64Array;
  readonly activeStep: Float64Array;
  /** One residual vector of scratch. */
  readonly shifted: Float64Array;

  constructor(problem: FitProblem) {
    this.objective = new Objective(problem);
    const { parameterCount, rowCount } = this.objective;
    this.qr = createPivotedQr(rowCount, parameterCount);
    this.model = new LinearisedModel(this.qr);
    [this.residuals, this.trialResiduals, this.shifted, this.columns] = arraysInOneBuffer(
      rowCount,
      rowCount,
      rowCount,
      rowCount * parameterCount,
    );
    this.point = new Float64Array(parameterCount);
    this.trial = new Float64Array(parameterCount);
    this.scale = new Float64Array(parameterCount);
    this.gradient = new Float64Array(parameterCount);
    this.active = new Int32Array(parameterCount);
    this.step = new Float64Array(parameterCount);
    this.activeStep = new Float64Array(parameterCount);
  }
}
