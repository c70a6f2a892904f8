// From a stripe-length scan to the gain of the film: net gain, confinement, modal gain, and the figure of the fit.
//   node film.mjs SCAN.csv [FIGURE.svg]
import { readFile, writeFile } from 'node:fs/promises';
import { renderFigures, stripeFitFigure, svgDocument } from '@modalgain/figures';
import { readMeasurement } from '@modalgain/formats';
import { fitStripe } from '@modalgain/gain';
import { formatEstimate, normalEstimate } from '@modalgain/numerics';
import { findMaterial, guidedModes, materialIndex } from '@modalgain/optics';

const [scanFile, figureFile] = process.argv.slice(2);
const wavelengthNm = 656;

// Whether a gain is determined is an outcome, not an error.
const bytes = await readFile(scanFile);
const { measurements } = await readMeasurement({ name: scanFile, bytes, as: 'stripe-scan' });
const [scan] = measurements;
const { intensityUnit, fluenceUjPerCm2 } = scan;
const fit = fitStripe(scan);
const netGain = fit.netGainPerCm ? `${formatEstimate(fit.netGainPerCm)} cm⁻¹` : 'see the verdicts';
console.log(`net gain: ${fit.outcome}, ${netGain}`);

// A film of n = 1.9 on fused silica. What multiplies its gain is dN/dn, the modal confinement; no guided mode is an empty list.
const substrate = { index: materialIndex(findMaterial('fused-silica'), wavelengthNm) };
const film = { index: 1.9, thicknessNm: 204.3 };
for (const mode of guidedModes({ wavelengthNm, layers: [{ index: 1 }, film, substrate] }, 'TE')) {
  const [effectiveIndex] = mode.effectiveIndex;
  const [confinement] = mode.confinement.modal;
  console.log(`TE${mode.order}: N = ${effectiveIndex.toFixed(4)}, confinement ${confinement.toFixed(3)}`);
}

if (figureFile) {
  const fluence = fluenceUjPerCm2 && normalEstimate(fluenceUjPerCm2, 0, 'stated in the file');
  const identity = { name: 'SC1', family: 0, stampedFrom: null };
  const figure = stripeFitFigure(identity, [{ fit, intensityUnit, fluenceUjPerCm2: fluence }]);
  const [{ svg }] = renderFigures([figure], svgDocument());
  await writeFile(figureFile, svg);
  console.log(`figure: ${figureFile}`);
}
