import { formatConcise, formatSignificant, type Verdict } from '@modalgain/numerics';
import type { EllipsometryFit } from './fit-ellipsometry.js';
import type { EllipsometryFitRequest } from './fit-request.js';
import { signRuns } from './residual-pattern.js';
import { indistinguishable } from './thickness-outcome.js';

type Summary = Omit<EllipsometryFit, 'verdicts'>;

/** What the fit of Psi and Delta says, and what it cannot say. */
export function fitVerdicts(request: EllipsometryFitRequest, fit: Summary): Verdict[] {
  return [
    agreement(request, fit),
    thickness(fit),
    priorTension(request, fit),
    ...parameterVerdicts(fit),
    ...(request.scan.deltaRange === 'folded' ? [foldedDelta] : []),
    ...rearSide(request, fit),
  ].filter((verdict) => verdict !== undefined);
}

/** By chance once in a thousand times. */
const patternProbability = 1e-3;

function agreement(request: EllipsometryFitRequest, fit: Summary): Verdict {
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
  const pattern = `${runs.runs} changes of sign along the residuals where noise has ${formatSignificant(runs.expected, 3)}`;
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
function scatter({ scan }: EllipsometryFitRequest, { modelled }: Summary): string {
  const rms = (differences: Float64Array): string =>
    formatSignificant(Math.sqrt(differences.reduce((sum, d) => sum + d * d, 0) / differences.length), 2);
  const psi = scan.psiDeg.map((value, row) => value - modelled.psiDeg[row]);
  // Over the shorter way round.
  const delta = scan.deltaDeg.map((value, row) => ((value - modelled.deltaDeg[row] + 540) % 360) - 180);
  return `the data scatter by ${rms(psi)} degrees in Psi and ${rms(delta)} in Delta`;
}

/** Residuals of Psi and of Delta of each angle, in the order of the wavelengths. */
function residualSeries({ scan }: EllipsometryFitRequest, { residuals }: Summary): number[][] {
  const rows = Array.from(scan.wavelengthNm.keys()).sort(
    (a, b) => scan.wavelengthNm[a] - scan.wavelengthNm[b],
  );
  const angles = [...new Set(scan.angleDeg)];
  return angles.flatMap((angle) => {
    const own = rows.filter((row) => scan.angleDeg[row] === angle);
    return [own.map((row) => residuals.psi[row]), own.map((row) => residuals.delta[row])];
  });
}

/** A rival this much worse is still worth saying: a small systematic error would make it the best. */
const worthSaying = 30;
/** Above this correlation of index and thickness only their product is known. */
const productOnly = 0.98;
const roughShare = 0.02;
/** An index known no better than this says little of a film: it moves a confinement by some percent. */
const roughIndex = 0.02;

function thickness(fit: Summary): Verdict | undefined {
  const outcome = fit.thickness;
  const [best, rival] = [fit.minima.at(0), fit.minima.at(1)];
  if (outcome.kind === 'not-determined') {
    return {
      code: 'thickness-not-determined',
      severity: 'not-determined',
      sentence: 'Psi and Delta leave the thickness open.',
      detail: outcome.why,
      evidence: { lowerNm: outcome.interval95?.[0] ?? null, upperNm: outcome.interval95?.[1] ?? null },
      next: outcome.next,
    };
  }
  if (best && rival && rival.chiSquare - best.chiSquare < worthSaying) {
    const worse = rival.chiSquare - best.chiSquare;
    return {
      code: 'thickness-ambiguous',
      severity: 'caution',
      sentence: 'A second thickness explains the data nearly as well.',
      detail: `${rival.thicknessNm.toFixed(1)} nm is worse by ${formatSignificant(worse, 3)} in chi-square (${formatSignificant(indistinguishable, 3)} would be 95 %).`,
      evidence: { bestNm: best.thicknessNm, rivalNm: rival.thicknessNm, chiSquareDifference: worse },
      next: 'State the thickness by AFM as a prior, or add angles.',
    };
  }
  return indexThicknessTrade(fit, outcome.estimate);
}

function indexThicknessTrade(
  fit: Summary,
  estimate: { readonly value: number; readonly standardError: number },
): Verdict | undefined {
  const middle = fit.indexEstimateAt((fit.rangeNm[0] + fit.rangeNm[1]) / 2);
  if (middle.kind !== 'known') return undefined;
  const { n, correlation } = middle;
  const trade = Math.abs(correlation.nThickness) > productOnly;
  const roughThickness = estimate.standardError > roughShare * estimate.value;
  if (n.standardError < roughIndex && !(trade && roughThickness)) return undefined;
  return {
    code: 'index-hardly-determined',
    severity: 'caution',
    sentence: 'Psi and Delta hardly tell the index.',
    detail: `n = ${formatConcise(n.value, n.standardError)} at ${middle.wavelengthNm} nm with ${formatConcise(estimate.value, estimate.standardError)} nm; their correlation is ${formatSignificant(correlation.nThickness, 3)}.`,
    evidence: {
      wavelengthNm: middle.wavelengthNm,
      indexError: n.standardError,
      correlation: correlation.nThickness,
      thicknessRelativeError: estimate.standardError / estimate.value,
    },
    next: 'State the thickness by AFM as a prior, add angles, or extend the scan to where the film is transparent.',
  };
}

/** A prior and the data that differ by more than so many standard deviations speak of different films. */
const tension = 3;

function priorTension(request: EllipsometryFitRequest, fit: Summary): Verdict | undefined {
  const known = request.thickness;
  const found = fit.parameters.find(({ path }) => path === 'thickness');
  if (!('prior' in known) || found === undefined) return undefined;
  const { mean, standardDeviation } = known.prior;
  const distance = (found.value - mean) / standardDeviation;
  if (Math.abs(distance) <= tension) return undefined;
  return {
    code: 'thickness-against-prior',
    severity: 'contradiction',
    sentence: 'Psi and Delta contradict the measured thickness.',
    detail: `They say ${formatConcise(found.value, found.standardError)} nm, ${formatSignificant(Math.abs(distance), 2)} standard deviations from ${formatConcise(mean, standardDeviation)} nm.`,
    evidence: {
      fittedNm: found.value,
      priorNm: mean,
      priorStandardDeviationNm: standardDeviation,
      standardDeviations: distance,
    },
    next: 'Check the spot, the scratch of the AFM scan, and whether the film is layered or rough.',
  };
}

function parameterVerdicts({ parameters }: Summary): Verdict[] {
  const named = (status: string): string[] =>
    parameters.filter((parameter) => parameter.status === status).map(({ name }) => name);
  const [atBound, open] = [named('at-bound'), named('not-determined')];
  const verdicts: Verdict[] = [];
  if (atBound.length > 0) {
    verdicts.push({
      code: 'parameter-at-bound',
      severity: 'caution',
      sentence: 'A parameter of the model lies on its bound.',
      detail: `On a bound: ${atBound.join(', ')}.`,
      evidence: { parameters: atBound.join(', ') },
      next: 'Widen the bound if it is no law of physics, or take a simpler model.',
    });
  }
  if (open.length > 0) {
    verdicts.push({
      code: 'parameter-not-determined',
      severity: 'caution',
      sentence: 'The model has more parameters than the data.',
      detail: `Not determined: ${open.join(', ')}.`,
      evidence: { parameters: open.join(', ') },
      next: 'Fix them, give them priors, or take a simpler model.',
    });
  }
  return verdicts;
}

const foldedDelta: Verdict = {
  code: 'delta-folded',
  severity: 'note',
  sentence: 'Delta is folded onto 0 to 180 degrees.',
  detail:
    'No Delta lies beyond 180 degrees: the model was folded alike. Near 0 and 180 degrees folding biases noisy data.',
  evidence: {},
};

/** A substrate with less k than this lets light through to its rear side, a millimetre away. */
const transparent = 1e-6;

function rearSide({ layers }: EllipsometryFitRequest, { rangeNm }: Summary): Verdict[] {
  const substrate = layers[layers.length - 1];
  const { k = 0 } = substrate.nkAt?.(rangeNm[1]) ?? {};
  if (k >= transparent) return [];
  return [
    {
      code: 'rear-side-left-out',
      severity: 'note',
      sentence: 'Light from the rear side is left out.',
      detail:
        'The substrate is transparent; reflections from its rear side, if the detector sees them, are not in the model.',
      evidence: { substrateExtinction: k },
      next: 'Roughen the rear side or match its index; a misfit that grows where the film is transparent points to it.',
    },
  ];
}
