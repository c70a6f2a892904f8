import { formatSignificant, type Verdict } from '@modalgain/numerics';
import type { EllipsometryFitRequest } from './fit-request.js';
import { signRuns } from './residual-pattern.js';
import type { FitSummary } from './verdicts.js';

/** By chance once in a thousand times. */
const patternProbability = 1e-3;

/** Whether the model explains the data, by the size of the residuals and by their pattern. */
export function agreement(request: EllipsometryFitRequest, fit: FitSummary): Verdict {
  const runs = signRuns(residualSeries(request, fit));
  const hasPattern = runs.probability < patternProbability;
  const { reducedChiSquare, errors, errorScale, degreesOfFreedom } = fit;
  const hadErrors = request.scan.psiErrorDeg !== undefined && request.scan.deltaErrorDeg !== undefined;
  const evidence = {
    reducedChiSquare,
    degreesOfFreedom,
    errorScale,
    signRuns: runs.runs,
    signRunsExpected: runs.expected,
    patternProbability: runs.probability,
  };
  const pattern = `${runs.runs} runs of one sign along the residuals where noise has ${formatSignificant(runs.expected, 3)}`;
  if (hadErrors && errors === 'scaled') {
    return {
      code: 'ellipsometry-misfit',
      severity: 'contradiction',
      sentence: 'The model does not explain Psi and Delta.',
      detail: `Residuals are ${formatSignificant(errorScale, 3)} times the stated errors; ${pattern}. Errors were scaled by as much, and are too small still if the model is wrong.`,
      evidence,
      next: 'Try another dispersion model, a rough or graded surface layer, an oxide, or a smaller range of wavelengths.',
    };
  }
  if (hasPattern) {
    return {
      code: 'ellipsometry-residual-pattern',
      severity: 'caution',
      sentence: 'Residuals of Psi and Delta follow a pattern.',
      detail: `${pattern}. The model lacks something, and the intervals hold only as far as it does.`,
      evidence,
      next: 'Try another dispersion model, a surface layer, or a smaller range of wavelengths.',
    };
  }
  const known = hadErrors ? '' : ` No errors are stated; ${scatter(request, fit)}.`;
  return {
    code: 'ellipsometry-fit-agrees',
    severity: 'holds',
    sentence: 'The model explains Psi and Delta.',
    detail: `Reduced chi-square ${formatSignificant(hadErrors ? reducedChiSquare : 1, 3)}, ${pattern}.${known}`,
    evidence,
  };
}

/** How far the data lie from the model, in degrees. */
function scatter({ scan }: EllipsometryFitRequest, { modelled }: FitSummary): string {
  const rms = (differences: Float64Array): string =>
    formatSignificant(Math.sqrt(differences.reduce((sum, d) => sum + d * d, 0) / differences.length), 2);
  const psi = scan.psiDeg.map((value, row) => value - modelled.psiDeg[row]);
  // Over the shorter way round.
  const delta = scan.deltaDeg.map((value, row) => ((value - modelled.deltaDeg[row] + 540) % 360) - 180);
  return `the data scatter by ${rms(psi)} degrees in Psi and ${rms(delta)} in Delta`;
}

/** Residuals of Psi and of Delta of each angle, in the order of the wavelengths. */
function residualSeries({ scan }: EllipsometryFitRequest, { residuals }: FitSummary): number[][] {
  const rows = Array.from(scan.wavelengthNm.keys()).sort(
    (a, b) => scan.wavelengthNm[a] - scan.wavelengthNm[b],
  );
  const angles = [...new Set(scan.angleDeg)];
  return angles.flatMap((angle) => {
    const own = rows.filter((row) => scan.angleDeg[row] === angle);
    return [own.map((row) => residuals.psi[row]), own.map((row) => residuals.delta[row])];
  });
}
