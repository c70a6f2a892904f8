import type { Verdict } from '@modalgain/numerics';
import { agreement } from './agreement-verdict.js';
import type { EllipsometryFit } from './fit-ellipsometry.js';
import type { EllipsometryFitRequest } from './fit-request.js';
import type { PriorContradiction } from './prior-check.js';
import { priorVerdict, thicknessVerdict } from './thickness-verdicts.js';

/** A fit before anything is said of it. */
export type FitSummary = Omit<EllipsometryFit, 'verdicts'>;

/** What the fit of Psi and Delta says, and what it cannot say. */
export function fitVerdicts(
  request: EllipsometryFitRequest,
  fit: FitSummary,
  {
    contradiction,
    refusal,
  }: {
    readonly contradiction: PriorContradiction | undefined;
    /** That the fit is not of this sample; it stands in place of all that the fit would say. */
    readonly refusal: Verdict | undefined;
  },
): Verdict[] {
  return [
    ...(refusal ? [refusal] : [agreement(request, fit), thicknessVerdict(fit)]),
    // A fit that is of no film says nothing of a thickness either.
    priorVerdict(request, refusal ? undefined : contradiction),
    ...parameterVerdicts(fit),
    ...(request.scan.deltaRange === 'folded' ? [foldedDelta] : []),
    ...rearSide(request, fit),
  ].filter((verdict) => verdict !== undefined);
}

function parameterVerdicts({ parameters }: FitSummary): Verdict[] {
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

function rearSide({ layers }: EllipsometryFitRequest, { rangeNm }: FitSummary): Verdict[] {
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
