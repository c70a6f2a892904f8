import { fitGain, fitGainFromScans, fitModel, weighModels } from '@modalgain/gain';
import type {
  GainModelChoice,
  GlobalFitInput,
  GlobalGainFit,
  ModelComparison,
  ModelFit,
  ScanFitInput,
  ScanGainFit,
} from '@modalgain/gain';
import type { Study } from '../schema/study.js';
import { gainsAloneOf, usedModel } from './gain-input.js';

/** The global fit of a study with what stands beside it. */
export interface StudyGainFit {
  readonly input: GlobalFitInput;
  /** The fit that the films' numbers come from. */
  readonly fit: GlobalGainFit;
  /** By way of net gains: `fit` itself, unless the study asks for the scans. */
  readonly twoStep: GlobalGainFit;
  /** Straight to the scans, where the study asks for it. */
  readonly scanFit: ScanGainFit | undefined;
  /** Without measured losses, thresholds and priors; undefined where none of these entered. */
  readonly gainsAlone: ModelFit | undefined;
  /** Undefined where the study asks for none, or states a saturation fluence, which belongs to one model. */
  readonly comparison: ModelComparison | undefined;
}

/** Fits all films of a study at once; `scans` where it asks for the fit straight to them. */
export function gainFitOf(
  study: Study,
  input: GlobalFitInput,
  scans: ScanFitInput | undefined,
): StudyGainFit {
  const twoStep = fitGain(input);
  const scanFit = scans && fitGainFromScans(scans);
  const alone = gainsAloneOf(input);
  return {
    input,
    fit: scanFit ?? twoStep,
    twoStep,
    scanFit,
    gainsAlone: alone && fitModel(alone, usedModel(study.gain)),
    comparison: compare(study.gain, input, twoStep),
  };
}

/** The chosen model first; it is fitted already. */
function compare(
  gain: Study['gain'],
  { saturationFluencePrior, ...input }: GlobalFitInput,
  twoStep: GlobalGainFit,
): ModelComparison | undefined {
  const used = usedModel(gain);
  const others = gain.compare.filter((name) => name !== used.name).map((name): GainModelChoice => ({ name }));
  if (others.length === 0 || saturationFluencePrior !== undefined) return undefined;
  return weighModels([
    { choice: used, fit: twoStep },
    ...others.map((choice) => ({ choice, fit: fitModel(input, choice) })),
  ]);
}
