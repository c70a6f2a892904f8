import { faultSize } from './faults/index.js';
import { micrographPath } from './micrograph-file.js';
import { photoluminescencePath } from './photoluminescence-file.js';
import { spectrumFolder } from './spectrum-files.js';
import type { StatedValues } from './stated-values.js';
import { surfacePath } from './surface-file.js';
import { thresholdFolder } from './threshold-files.js';
import type { ExperimentTruth, FilmTruth } from './truth.js';

/** The study file of a simulated experiment, commented for someone who sees one for the first time. */
export function studyFile(truth: ExperimentTruth, stated: StatedValues): string {
  const films = Object.entries(truth.films).map(([name, film]) => filmEntry(truth, { name, film, stated }));
  return [header(truth, stated), ...films, footer(truth)].join('\n');
}

function header(truth: ExperimentTruth, stated: StatedValues): string {
  const { value, standardError } = stated.emissionCrossSectionCm2;
  return `# A study file: says which raw file belongs to which film, and what is known beforehand.
# Paths are relative to this file. Every quantity carries its unit; "+-" gives one standard deviation.
# Check it with \`modalgain check study.yaml\`, analyse it with \`modalgain run study.yaml\`.
modalgain: 1
title: ${JSON.stringify(truth.title)}

# These data are made, not measured; every result says so. Leave this key out of a study of your own.
synthetic: >-
${wrapped(truth.synthetic)}

wavelengths:
  emission: ${truth.emissionWavelengthNm} nm   # where the film amplifies: modes and confinement are computed here
  pump: ${truth.pumpWavelengthNm} nm

${particleLines(truth.particle)}# The scale of every density: film gain = cross-section x density x inversion. Its error is shared by all films.
emissionCrossSection: ${value.toExponential()} +- ${standardError.toExponential()} cm^2

# What lies above and below every film.
stack:
  cover: air
  substrate: ${truth.substrate.material}

# The fluence stands in the names of the files: of stripe scans, and of single spectra.
pump:
  fluence: "from file name {fluence}uJ"

# How well AFM heights are calibrated; 1 % is assumed where nothing is stated. The simulated AFM is exact.
instruments:
  afmHeightScale: 0 %

films:`;
}

interface FilmEntry {
  readonly name: string;
  readonly film: FilmTruth;
  readonly stated: StatedValues;
}

function particleLines(particle: ExperimentTruth['particle']): string {
  if (!particle) return '';
  const size = particle.sizeNm.map((edgeNm) => `${edgeNm} nm`).join(', ');
  return `# Size with shell, and the gap between neighbours in ideal packing: for the packing fraction.
particle:
  size: [${size}]
  ligandGap: ${particle.ligandGapNm} nm

`;
}

function filmEntry(truth: ExperimentTruth, { name, film, stated }: FilmEntry): string {
  const lines = [
    ...treatmentLines(film),
    `thickness: {afm: ${surfacePath(name, film)}}`,
    `index: {file: nk/${name}.csv}`,
    ...stripeLines(name, film, [...noiseFacts(truth), ...beamFacts(truth, name)]),
    ...(film.photoluminescence
      ? [`photoluminescence: {file: ${photoluminescencePath(name)}}   # the source of the light in them`]
      : []),
    ...lossLines(name, film, stated),
    ...thresholdLines(name, film, stated),
    ...micrographLines(name, film),
  ];
  return [`  ${name}:`, ...lines.map((line) => `    ${line}`)].join('\n');
}

function noiseFacts({ instrument }: ExperimentTruth): string[] {
  if (!instrument.noiseIsStated) return [];
  return [`readNoise: ${instrument.readNoiseCounts}`, `countsPerPhoton: ${instrument.countsPerPhoton}`];
}

/** What someone with this slit or beam knows of it. */
function beamFacts(truth: ExperimentTruth, name: string): string[] {
  const slitMm = faultSize('slit-fringes', { truth, name });
  const radiusUm = faultSize('gaussian-stripe', { truth, name });
  const facts = [
    ...(slitMm === undefined ? [] : [`slitDistance: ${slitMm} mm`]),
    ...(radiusUm === undefined ? [] : [`gaussianRadius: ${radiusUm} um`]),
  ];
  return facts.length > 0 ? [`beam: {${facts.join(', ')}}`] : [];
}

function stripeLines(
  name: string,
  { stripeRecord, diagnostics }: FilmTruth,
  facts: readonly string[],
): string[] {
  const options = [...facts, ...(diagnostics ? ['diagnostics: true'] : [])];
  if (stripeRecord === 'intensity')
    return [`stripe: {${[`files: "stripe/${name}-*uJ.csv"`, ...options].join(', ')}}`];
  return [
    '# Whole spectra, one a file: those of one fluence are a scan. The ASE band is found in them.',
    'stripe:',
    ...[
      `files: "${spectrumFolder(name)}/*um.txt"`,
      'stripeLength: "from file name {length}um"',
      ...options,
    ].map((line) => `  ${line}`),
  ];
}

function treatmentLines({ stampedFrom, pressureKgPerCm2, durationMin }: FilmTruth): string[] {
  return [
    ...(stampedFrom === undefined ? [] : [`stampedFrom: ${stampedFrom}`]),
    ...(pressureKgPerCm2 === undefined ? [] : [`pressure: ${pressureKgPerCm2} kg/cm^2`]),
    ...(durationMin === undefined ? [] : [`duration: ${durationMin} min`]),
  ];
}

function lossLines(name: string, { lossScan }: FilmTruth, { lossPerCm }: StatedValues): string[] {
  if (lossScan) return [`loss: {spot: loss/${name}-spot.csv}   # a small spot, moved away from the edge`];
  const loss = lossPerCm[name];
  if (loss === undefined) return [];
  return [`loss: ${loss.value} +- ${loss.standardError} cm^-1   # measured apart, by shifting the spot`];
}

function thresholdLines(name: string, film: FilmTruth, { thresholdUjPerCm2 }: StatedValues): string[] {
  const { thresholdSeries } = film;
  if (thresholdSeries)
    return [
      '# One spectrum a file, with its own integration time. Ten definitions are tried; one that follows the gain enters the fit.',
      'threshold:',
      `  files: "${thresholdFolder(name)}/*uJ.txt"`,
      `  stripeLength: ${thresholdSeries.stripeLengthUm} um`,
    ];
  const threshold = thresholdUjPerCm2[name];
  if (threshold === undefined || film.threshold === undefined) return [];
  return [
    'threshold:',
    `  fluence: ${threshold.value} +- ${threshold.standardError} uJ/cm^2`,
    '  definition: width-half-collapse   # only some definitions mark transparency',
    `  stripeLength: ${film.threshold.stripeLengthUm} um`,
  ];
}

/** Names only what differs from the defaults: the border is found in the image. */
function micrographLines(name: string, { micrograph }: FilmTruth): string[] {
  if (!micrograph) return [];
  return [
    `micrograph: {file: ${micrographPath(name)}, blackLevel: ${micrograph.blackLevel}}   # across the border of the stamp`,
  ];
}

const footer = ({ gainModel, resonator }: ExperimentTruth): string => `
# One saturation fluence for all films; each film has its own density and loss.
gain:
  model: ${gainModel}
  share: [saturationFluence]
  loss: free

predict:
  thickness: 20 nm .. 400 nm
${resonatorLines(resonator)}`;

function resonatorLines(resonator: ExperimentTruth['resonator']): string {
  if (!resonator) return '';
  const { order, lengthUm, couplingPerCm } = resonator;
  return `
# A laser that could be made of the films: period, threshold gain and threshold fluence of each are computed.
resonator: {kind: dfb, order: ${order}, length: ${lengthUm} um, coupling: ${couplingPerCm} cm^-1}
`;
}

/** A text as the indented lines of a folded block. */
function wrapped(text: string): string {
  return text.replace(/(.{1,100})(?: |$)/g, '  $1\n').trimEnd();
}
