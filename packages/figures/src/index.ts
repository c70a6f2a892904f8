export type { Figure } from './figure.js';
export { svgDocument } from './svg-document.js';
export { figuresOf, renderFigures, type RenderedFigure } from './registry.js';
export { filmStyle, filmFamilies, type FilmIdentity, type FilmStyle } from './style/films.js';
export { inks, severityInks, familyHues } from './style/inks.js';
export { shapePath, shapes, type Shape } from './style/shapes.js';
export { textRuns, type TextRun } from './style/text.js';
export { mediaText, mediumName } from './figures/media.js';
export { fluenceText } from './figures/stripe-panels.js';
export { lossMethodNames } from './figures/loss-scan.js';
export { gainFitFigure } from './single/gain.js';
export { ellipsometryFigure } from './figures/ellipsometry.js';
export { linearTicks, logTicks, niceDomain } from './draw/ticks.js';
export { viridisPalette } from './draw/palettes.js';
export { placeLabels, type Box } from './draw/label-placement.js';
export type { MarkedArea } from './draw/height-panel.js';
export type { HeightPicture } from './draw/height-picture.js';
export { heightHistogramFigure, type HistogrammedSurface } from './single/height-histogram.js';
export { heightMapFigure, type MappedSurface } from './single/height-map.js';
export { heightPeaksFigure, type ScratchedSurface } from './single/height-peaks.js';
export { heightSpectrumFigure, type SurfaceSpectrum } from './single/height-spectrum.js';
export { stepProfileFigure, type ProfiledStep } from './single/step-profile.js';
export { surfaceComparisonFigure, type ComparedSurface } from './single/surface-comparison.js';
export type { CampaignQuantity } from './single/campaign-plot.js';
export { controlChartFigure, type ControlChartPlot } from './single/control-chart.js';
export { rankingFigure, type RankingPlot } from './single/ranking.js';
export { confinementCutFigure, type ConfinementCut } from './single/confinement-cut.js';
export { confinementMapFigure, type MappedConfinement } from './single/confinement-map.js';
export { contrastFigure } from './single/contrast.js';
export {
  densityDomains,
  densityEvidenceFigure,
  densityUnitPerCm3,
  highestRise,
  onesAndThrees,
  type DensityPlot,
} from './single/density-evidence.js';
export { contourPath, type Grid } from './draw/contour-lines.js';
export type { MappedFilm } from './single/film-map.js';
export {
  contourLevels,
  netGainMapDomain,
  netGainMapFigure,
  type MappedNetGain,
} from './single/net-gain-map.js';
export { decayFigure } from './single/loss.js';
export { opticalConstantsFigure, type PlottedMaterial } from './single/optical-constants.js';
export { pumpInDepthFigure, type PumpInDepth } from './single/pump-in-depth.js';
export { planFigure } from './single/plan.js';
export { modesFigure } from './single/modes.js';
export { modesSweepFigure } from './single/modes-sweep.js';
export { stackFigure } from './single/stack.js';
export {
  designAxisLabels,
  designSensitivityFigure,
  type DesignPlot,
  type DesignQuantity,
} from './single/design-sensitivity.js';
export { designErrorsFigure } from './single/design-errors.js';
export { designFrontFigure, type DesignFrontPlot } from './single/design-front.js';
export { treatmentFigures } from './single/treatment.js';
export { trialHistogramFigure } from './single/trial-histogram.js';
export { trialIntervalsFigure } from './single/trial-intervals.js';
export { trialQuantityName, type TriedQuantity } from './single/trial-quantity.js';
export { netGainDomain, proposedFilmFigure, type ProposedFilmPlot } from './single/proposed-film.js';
export { scanDiagnosticsFigure, stripeFitFigure, type FittedScan } from './single/stripe.js';
export { scanSpectraFigure, type MappedSpectra } from './single/scan-spectra.js';
export { stripePlanFigure, type PlannedScanErrors } from './single/stripe-plan.js';
export { windowEndsDomain, windowEndsFigure, type WindowEnds } from './single/window-ends.js';
export { thresholdAnalysisFigure } from './single/threshold.js';
export { laserText } from './figures/resonator.js';
export { identifiabilityFigure } from './figures/identifiability.js';
export { modelComparisonFigure } from './figures/model-comparison.js';
export { stripeFigure, type ScannedFilm } from './figures/stripe.js';
export { spectralGainFigure } from './figures/spectral-gain.js';
export type { SpectralScan } from './figures/spectral-channels.js';
