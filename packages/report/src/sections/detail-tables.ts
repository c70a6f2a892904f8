import type { Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { contrastTable } from './contrast-table.js';
import { comparisonTable } from './comparison-table.js';
import { densityTable } from './density-table.js';
import { ellipsometryTable } from './ellipsometry-table.js';
import { gainModelTables } from './gain-model-tables.js';
import { lossPredictionTable } from './loss-prediction-table.js';
import { lossTable } from './loss-table.js';
import { crossSectionTable, prospectsTable } from './prospects-table.js';
import { pumpTable } from './pump-table.js';
import { resonatorTables } from './resonator-table.js';
import { spectralGainTable } from './spectral-gain-table.js';
import { thresholdTables } from './threshold-tables.js';
import { gainFitTables } from './gain-fit-tables.js';
import { modeTable } from './mode-table.js';
import { stripeTable } from './stripe-table.js';
import { roughnessTable } from './roughness-table.js';
import { surfaceComparisonTable } from './surface-comparison-table.js';
import { surfaceTable } from './surface-table.js';

/** A table that a study may have data for; the number is the next free one. */
export type TableSection = (results: Results, number: number) => Html | undefined;

/** In the order of the page. A new table is one file and one line here. */
const sections: readonly TableSection[] = [
  comparisonTable,
  stripeTable,
  spectralGainTable,
  ...thresholdTables,
  lossTable,
  lossPredictionTable,
  ellipsometryTable,
  modeTable,
  pumpTable,
  ...gainFitTables,
  ...resonatorTables,
  prospectsTable,
  ...gainModelTables,
  crossSectionTable,
  densityTable,
  surfaceTable,
  roughnessTable,
  surfaceComparisonTable,
  contrastTable,
];

/** All tables after Table 1. */
export function detailTables(results: Results): Html {
  const shown: Html[] = [];
  for (const section of sections) {
    const rendered = section(results, shown.length + 2);
    if (rendered) shown.push(rendered);
  }
  return markup`<section id="tables" aria-labelledby="tables-title">
    <h2 id="tables-title">Tables</h2>
    ${shown}
  </section>`;
}
