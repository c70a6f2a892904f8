import { formatSignificant, type Verdict } from '@modalgain/numerics';
import { hasStatedErrors, type EllipsometryFitRequest } from './fit-request.js';
import { signRuns } from './residual-pattern.js';
import { scatterDeg } from './scatter.js';
import type { FitSummary } from './verdicts.js';

/** By chance once in a thousand times. */
const patternProbability = 1e-3;

/** Whether the model explains the data, by the size of the residuals and by their pattern. */
export function agreement(request: EllipsometryFitRequest, fit: FitSummary): Verdict {
  return silence(request, fit) ?? judgement(request, fit);
}

/** What cannot be judged, for the data do not depend on the film, or any data would be met. */
function silence(
  { scan }: EllipsometryFitRequest,
  { parameters, degreesOfFreedom, reducedChiSquare }: FitSummary,
): Verdict | undefined {
  const free = parameters.filter(({ status }) => status !== 'fixed');
  if (free.length === 0) return undefined;
  const evidence = { freeParameters: free.length, degreesOfFreedom, reducedChiSquare };
  if (degreesOfFreedom <= 0) {
    return {
      code: 'as-many-parameters-as-data',
      severity: 'caution',
      sentence: 'As many parameters as data always fit.',
      detail: `${free.length} parameters leave ${degreesOfFreedom} degrees of freedom; whether the model is right cannot be seen.`,
      evidence,
      next: 'Add wavelengths or angles, or fix parameters.',
    };
  }
  // A thickness that its prior alone holds is as open as the others.
  const isOpen = free.every(({ status }) => status === 'not-determined' || status === 'prior-dominated');
  if (!isOpen || free.every(({ status }) => status === 'prior-dominated')) return undefined;
  return {
    code: 'ellipsometry-says-nothing',
    severity: 'not-determined',
    sentence: 'Psi and Delta say nothing of the film.',
    detail: `They leave every parameter of the fit open${scan.angleDeg.every((angle) => angle === 0) ? ': light fell straight down' : ''}.`,
    evidence,
    next: 'Measure at angles of 55 to 75 degrees, or fix parameters.',
  };
}

function judgement(request: EllipsometryFitRequest, fit: FitSummary): Verdict {
  const runs = signRuns(residualSeries(request, fit));
  const hasPattern = runs.probability < patternProbability;
  const { reducedChiSquare, errors, errorScale, degreesOfFreedom } = fit;
  const hadErrors = hasStatedErrors(request.scan);
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

/** How far the data lie from the model, in words. */
function scatter({ scan }: EllipsometryFitRequest, { modelled }: FitSummary): string {
  const { psiDeg, deltaDeg } = scatterDeg(scan, modelled);
  return `the data scatter by ${formatSignificant(psiDeg, 2)} degrees in Psi and ${formatSignificant(deltaDeg, 2)} in Delta`;
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
