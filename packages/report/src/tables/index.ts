import type { Results } from '@modalgain/study';
import { contrastsTable } from './contrast-table.js';
import { comparisonsTable, filmsTable, netGainsTable, predictionsTable } from './film-tables.js';
import {
  correlationsTable,
  fitWaysTable,
  gainModelsTable,
  profilesTable,
  prospectsTable,
  treatmentTestsTable,
} from './gain-fit-tables.js';
import { lossPointsTable, lossScansTable, predictedLossesTable } from './loss-tables.js';
import { modesTable, stripePointsTable, stripesTable, surfacesTable } from './measurement-tables.js';
import { pumpsTable } from './pump-tables.js';
import { resonatorsTable } from './resonator-tables.js';
import { cutoffScansTable, gainSpectraTable, spectralGainsTable } from './spectral-tables.js';
import { inputsTable, verdictsTable } from './study-tables.js';
import type { TableContent } from './table.js';
import { thresholdPointsTable, thresholdsTable } from './threshold-tables.js';

export { headingOf, type CellValue, type ColumnUnit, type TableColumn, type TableContent } from './table.js';

/** A table of a study, to be written in any form. */
export interface ResultTable extends TableContent {
  /** File name without ending. */
  readonly name: string;
  /** What it holds, and what a line is. */
  readonly title: string;
}

type Definition = readonly [title: string, of: (results: Results) => TableContent];

/** Every table by its file name. A new table is one function and one line here. */
const definitions: Readonly<Record<string, Definition>> = {
  films: ['Films, one line a film: what the study found of each', filmsTable],
  stripes: ['Stripe-length scans, one line a scan: net gain by every model', stripesTable],
  'stripe-points': ['Measured points of the stripe-length scans, with residuals', stripePointsTable],
  'stripe-cut-offs': ['Net gain of the points up to a stripe length, by Eq. 1 and in full', cutoffScansTable],
  'net-gains': ['Net gains as they entered the gain fit, one line a film and fluence', netGainsTable],
  'spectral-gains': ['Gain spectra, one line a spectrum: peak and second opinions', spectralGainsTable],
  'gain-spectra': ['Gain spectra, one line a wavelength', gainSpectraTable],
  thresholds: ['Thresholds, one line a film and definition', thresholdsTable],
  'threshold-points': ['Points of the threshold series, one line a film and fluence', thresholdPointsTable],
  'loss-scans': ['Measurements of loss, one line a scan', lossScansTable],
  'loss-points': ['Measured points of the loss scans, with residuals', lossPointsTable],
  'predicted-losses': ['Loss by roughness and absorption, one line a film', predictedLossesTable],
  pump: ['Pump in the films, one line a film and fluence', pumpsTable],
  modes: ['Guided modes, one line a mode', modesTable],
  comparisons: ['Ratios after over before a treatment, one line a pair of films', comparisonsTable],
  'treatment-tests': ['Did the treatment change the density? One line a pair of films', treatmentTestsTable],
  'gain-models': ['Gain models, one line a model and film; their average last', gainModelsTable],
  profiles: ['Rise of chi-square along each quantity of the gain fit', profilesTable],
  correlations: ['Correlations of the gain fit, one line a pair of quantities', correlationsTable],
  prospects: ['How well the density would be known after one more measurement', prospectsTable],
  'fit-ways': ['The fit to the scans themselves beside the fit in two steps, one line a film', fitWaysTable],
  predictions: ['Best thickness, one line a film', predictionsTable],
  resonators: ['Lasers to be made of the films, one line a film', resonatorsTable],
  surfaces: ['AFM scans, one line a scan: roughness of the whole scan levelled by a plane', surfacesTable],
  contrasts: ['Brightness in micrographs, one line a film: first over second region', contrastsTable],
  verdicts: ['Verdicts, most severe first', verdictsTable],
  inputs: ['Files that were read, with their SHA-256', inputsTable],
};

/**
 * All tables that the study has data for. Value, standard error, interval and outcome of a quantity are columns of their
 * own, numbers in full.
 */
export function tablesOf(results: Results): ResultTable[] {
  return Object.entries(definitions)
    .map(([name, [title, contentOf]]) => ({ name, title, ...contentOf(results) }))
    .filter(({ rows }) => rows.length > 0);
}
