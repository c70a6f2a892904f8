import {
  forecastDensity,
  identifiabilityCorrelations,
  identifiabilityProfiles,
  type GlobalGainFit,
  type ModelComparison,
  type UnknownName,
} from '@modalgain/gain';
import type { EmissionCrossSectionResult, GainFitResult, ModelComparisonResult } from '../results/index.js';
import type { StudyGainFit } from './gain-fit.js';

/** The global fit as a whole, for the results. */
export function gainFitResult(
  gainFit: StudyGainFit,
  crossSection: EmissionCrossSectionResult,
): GainFitResult {
  const { fit, scanFit } = gainFit;
  const width = fit.parameterNames.length;
  const { values, status } = fit.fitted.fit;
  const [first] = fit.films;
  return {
    from: scanFit ? 'scans' : 'gains',
    model: fit.model.title,
    modelFormula: fit.model.formula,
    films: fit.films.map(({ film }) => film),
    saturationFluenceUjPerCm2: first.saturationFluenceUjPerCm2.determination,
    emissionCrossSectionCm2: crossSection.value,
    chiSquare: fit.chiSquare,
    degreesOfFreedom: fit.degreesOfFreedom,
    lossMeaning: fit.model.lossMeaning,
    parameters: fit.parameterNames.map((name, i) => ({ name, value: values[i], status: status[i] })),
    correlation: Array.from({ length: width }, (_, i) =>
      Array.from(fit.correlation.subarray(i * width, (i + 1) * width)),
    ),
    modelComparison: comparisonOf(gainFit),
    profiles: identifiabilityProfiles(fit).map(({ kind, film, x, deltaChiSquare }) => ({
      film: film ?? null,
      quantity: kind,
      x: [...x],
      deltaChiSquare: [...deltaChiSquare],
    })),
    correlations: correlationsOf(fit),
    forecasts: fit.fitted.system.films.map((film) => forecastOf(fit, film)),
    fromScans: bothWays(gainFit),
    verdicts: [...fit.verdicts, ...(gainFit.comparison?.verdicts ?? [])],
  };
}

function comparisonOf({ comparison, twoStep }: StudyGainFit): ModelComparisonResult | null {
  if (!comparison) return null;
  const { models, averaged } = comparison;
  return {
    rows: rowsOf(models, twoStep),
    averagedDensities: averaged.map(({ film, densityPerCm3, densitySpreadPerCm3: [lowest, highest] }) => ({
      film,
      densityPerCm3,
      spreadPerCm3: [lowest, highest],
    })),
  };
}

function rowsOf(models: ModelComparison['models'], used: GlobalGainFit): ModelComparisonResult['rows'] {
  const least = Math.min(...models.map(({ aicc }) => aicc));
  return models.map(({ choice, weight, aicc, fit }) => ({
    model: choice.name === 'expression' ? choice.text : choice.name,
    label: fit.model.title,
    isUsed: fit === used,
    weight,
    deltaAicc: Number.isFinite(aicc) ? aicc - least : null,
    chiSquare: fit.chiSquare,
    saturationFluenceUjPerCm2: fit.films[0].saturationFluenceUjPerCm2.determination,
    densities: fit.films.map(({ film, densityPerCm3 }) => ({
      film,
      densityPerCm3: densityPerCm3.determination,
    })),
  }));
}

const symbols = { density: 'nₜ', loss: 'α', saturationFluence: 'Fₛ' } as const;

function nameOf({ kind, film }: UnknownName): string {
  return film === undefined ? symbols[kind] : `${symbols[kind]} of ${film}`;
}

function correlationsOf(fit: GlobalGainFit): GainFitResult['correlations'] {
  const { unknowns, matrix } = identifiabilityCorrelations(fit);
  const size = unknowns.length;
  return {
    quantities: unknowns.map(({ kind, film }) => ({ film: film ?? null, quantity: kind })),
    names: unknowns.map(nameOf),
    matrix: unknowns.map((_, i) => Array.from(matrix.subarray(i * size, (i + 1) * size), finiteOrNull)),
  };
}

const finiteOrNull = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

type FilmSystem = GlobalGainFit['fitted']['system']['films'][number];

function forecastOf(fit: GlobalGainFit, film: FilmSystem): GainFitResult['forecasts'][number] {
  const { lossError, present, withMeasuredLoss, lowFluencesUjPerCm2, withLowFluences } = forecastDensity(
    fit.fitted,
    film,
  );
  const isLossNew = film.data.measuredLoss === undefined;
  return {
    film: film.film,
    present: finiteOrNull(present),
    withMeasuredLoss: isLossNew
      ? { lossRelativeError: lossError, densityRelativeError: finiteOrNull(withMeasuredLoss) }
      : null,
    withLowFluences: {
      fluencesUjPerCm2: [...lowFluencesUjPerCm2],
      densityRelativeError: finiteOrNull(withLowFluences),
    },
  };
}

function bothWays({ scanFit, twoStep }: StudyGainFit): GainFitResult['fromScans'] {
  if (!scanFit) return null;
  const [first, firstOfGains] = [scanFit.films[0], twoStep.films[0]];
  return {
    saturationFluenceUjPerCm2: {
      fromScans: first.saturationFluenceUjPerCm2.determination,
      fromGains: firstOfGains.saturationFluenceUjPerCm2.determination,
    },
    films: scanFit.films.map(({ film, densityPerCm3, lossPerCm }, index) => ({
      film,
      densityPerCm3: {
        fromScans: densityPerCm3.determination,
        fromGains: twoStep.films[index].densityPerCm3.determination,
      },
      lossPerCm: {
        fromScans: lossPerCm.determination,
        fromGains: twoStep.films[index].lossPerCm.determination,
      },
      saturationIntensity: scanFit.saturationIntensities[index].saturationIntensity,
    })),
    chiSquare: scanFit.chiSquare,
    degreesOfFreedom: scanFit.degreesOfFreedom,
  };
}
