import type { Results } from '@modalgain/study';
import { beforeAfterFigures } from './figures/before-after.js';
import { ellipsometryFigures } from './figures/ellipsometry.js';
import { heightMapFigures } from './figures/height-maps.js';
import { contrastFigures } from './single/contrast.js';
import { confinementFigures } from './figures/confinement.js';
import { lossFigures } from './figures/loss-scan.js';
import { fitWaysFigures } from './figures/fit-ways.js';
import { identifiabilityFigures } from './figures/identifiability.js';
import { crossSectionFigures } from './figures/cross-section.js';
import { correlationFigures } from './figures/correlations.js';
import { modelComparisonFigures } from './figures/model-comparison.js';
import { prospectsFigures } from './figures/prospects.js';
import { treatmentFigures } from './figures/treatment.js';
import { netGainFigures } from './figures/net-gain.js';
import { predictedLossFigures } from './figures/predicted-loss.js';
import { pumpFigures } from './figures/pump.js';
import { predictionFigures } from './figures/prediction.js';
import { resonatorFigures } from './figures/resonator.js';
import { ridgeFigures } from './figures/ridge.js';
import { spectralGainFigures } from './figures/spectral-gain.js';
import { stripeDiagnosticsFigures } from './figures/stripe-diagnostics.js';
import { stripeFigures } from './figures/stripe.js';
import { surfaceFigures } from './figures/surface.js';
import { verdictEvidenceFigures } from './figures/verdict-evidence.js';
import { summaryFigures } from './figures/summary.js';
import { thresholdFigures } from './figures/threshold.js';
import type { Figure, FigureKind } from './figure.js';
import { finishSvg, onPaper } from './finish-svg.js';

/** Every kind of figure, in the order of a report. A new figure is one file and one line here. */
const kinds: readonly FigureKind[] = [
  summaryFigures,
  stripeFigures,
  stripeDiagnosticsFigures,
  verdictEvidenceFigures,
  spectralGainFigures,
  thresholdFigures,
  lossFigures,
  predictedLossFigures,
  ellipsometryFigures,
  confinementFigures,
  pumpFigures,
  crossSectionFigures,
  netGainFigures,
  beforeAfterFigures,
  treatmentFigures,
  identifiabilityFigures,
  correlationFigures,
  ridgeFigures,
  prospectsFigures,
  modelComparisonFigures,
  fitWaysFigures,
  predictionFigures,
  resonatorFigures,
  surfaceFigures,
  heightMapFigures,
  contrastFigures,
];

/** All figures that the results have data for. */
export function figuresOf(results: Results): Figure[] {
  return kinds.flatMap((kind) => kind(results));
}

/** A figure as text, in two forms. */
export interface RenderedFigure extends Omit<Figure, 'draw'> {
  /** For a file of its own: white background. */
  readonly svg: string;
  /** For a page that brings the font. */
  readonly inlineSvg: string;
}

/** Draws figures into the given document and writes them as text. */
export function renderFigures(figures: readonly Figure[], document: Document): RenderedFigure[] {
  return figures.map(({ draw, ...description }) => {
    const inlineSvg = finishSvg(draw(document), { idPrefix: description.name });
    return { ...description, svg: onPaper(inlineSvg), inlineSvg };
  });
}
