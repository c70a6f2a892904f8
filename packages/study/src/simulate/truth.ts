import { gainModelNames } from '@modalgain/gain';
import { z } from 'zod';
import { checkFaults } from './faults/check.js';
import { faultSchema } from './faults/schema.js';
import { parseWithSchema, readYamlDocument } from '../yaml/index.js';

const positive = z.number().positive();
const notNegative = z.number().min(0);

/** The detector and the stage: one for all stripe scans of an experiment, as on one optical table. */
const instrumentSchema = z.strictObject({
  fluencesUjPerCm2: z.array(positive).min(1),
  stripeLengthsUm: z.array(positive).min(3),
  stripeZeroErrorUm: notNegative.meta({
    description: 'The true stripe is longer than the stage says by a draw of this standard deviation',
  }),
  pumpNoise: notNegative.meta({ description: 'Relative standard deviation from point to point' }),
  readNoiseCounts: notNegative,
  countsPerPhoton: positive,
  noiseIsStated: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether the study file states read noise and counts of a photon' }),
  saturationCounts: positive.meta({
    description:
      'Edge emission that halves the gain; common, since the detector sees the same share of every film',
  }),
  sourceCountsPerCm: positive.meta({
    description: 'Spontaneous emission that a cm adds at 1e12 excited emitters per cm2 and full confinement',
  }),
  unguidedShare: positive.meta({
    description: 'What takes the place of the confinement in the source where a film guides no mode',
  }),
});

/** The bands of the emission spectra. */
const spectrumSchema = z.strictObject({
  fromNm: positive,
  toNm: positive,
  channels: z.int().min(20),
  photoluminescencePeakNm: positive,
  photoluminescenceFwhmNm: positive,
  gainPeakNm: positive.meta({
    description:
      'Of the gain line; the photoluminescence pulls the ASE band to the blue of it, to the emission wavelength',
  }),
  gainFwhmNm: positive,
  exposure: positive.meta({ description: 'Of a spectrum, over that of a point of a stripe scan' }),
});

/** What was measured apart from the gain, and how well: the study file states draws around the truth. */
const lossMeasurementSchema = z.strictObject({ errorPerCm: positive });
const thresholdMeasurementSchema = z.strictObject({
  stripeLengthUm: positive,
  netGainTimesLength: positive.meta({ description: 'At the threshold as its definition finds it' }),
  errorUjPerCm2: positive,
});

/** Raw files beside the stripe scans; a film has either these or the stated values above. */
const lossScanSchema = z.strictObject({
  distancesUm: z.array(notNegative).min(4).meta({ description: 'Of a small shifted spot from the edge' }),
  countsAtEdge: positive,
});
const thresholdSeriesSchema = z.strictObject({
  stripeLengthUm: positive,
  fluencesUjPerCm2: z.array(positive).min(5),
});

const micrographSchema = z.strictObject({
  columns: z.int().min(16),
  rows: z.int().min(16),
  pixelSizeNm: positive,
  blackLevel: notNegative.meta({ description: 'Grey level of no signal, which the study file states' }),
  brightnessRatio: positive.meta({ description: 'Stamped over unstamped, both less black' }),
});

const resonatorSchema = z.strictObject({
  order: z.union([z.literal(1), z.literal(2)]),
  lengthUm: positive,
  couplingPerCm: positive,
});

const filmTruthSchema = z.strictObject({
  stampedFrom: z.string().optional(),
  pressureKgPerCm2: positive.optional(),
  durationMin: positive.optional(),
  thicknessNm: positive,
  roughnessSqNm: notNegative,
  correlationLengthNm: positive,
  index: positive.meta({ description: 'At the emission wavelength' }),
  extinction: notNegative.meta({ description: 'k at the emission wavelength' }),
  densityPerCm3: positive,
  lossPerCm: notNegative,
  saturationCounts: positive.optional().meta({ description: 'Default: that of the instrument' }),
  sourceCountsPerCm: positive.optional().meta({ description: 'Default: that of the instrument' }),
  heightMapFormat: z
    .enum(['gwy', 'aist'])
    .default('gwy')
    .meta({ description: 'Of its AFM scan: that of Gwyddion, or of a HORIBA SmartSPM' }),
  stripeRecord: z.enum(['intensity', 'spectra']).default('intensity'),
  scans: z
    .strictObject({ fluencesUjPerCm2: z.array(positive).min(1), stripeLengthsUm: z.array(positive).min(3) })
    .optional()
    .meta({ description: 'Of its stripe; default: those of the instrument' }),
  lossMeasurement: lossMeasurementSchema.optional(),
  lossScan: lossScanSchema.optional(),
  threshold: thresholdMeasurementSchema.optional(),
  thresholdSeries: thresholdSeriesSchema.optional(),
  photoluminescence: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether its spectrum without gain is recorded' }),
  micrograph: micrographSchema.optional().meta({ description: 'Across the border of the stamp' }),
  diagnostics: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether the study file asks for diagnostic figures of the scans' }),
});

export const truthSchema = z
  .strictObject({
    title: z.string().min(1),
    synthetic: z
      .string()
      .min(1)
      .meta({ description: 'Says on every result that the data are made, and from what' }),
    seed: z.int().min(0),
    emissionWavelengthNm: positive,
    pumpWavelengthNm: positive,
    substrate: z.strictObject({ material: z.string(), index: positive }),
    particle: z
      .strictObject({ sizeNm: z.tuple([positive, positive, positive]), ligandGapNm: notNegative })
      .optional()
      .meta({ description: 'For the packing' }),
    emissionCrossSectionCm2: positive,
    emissionCrossSectionErrorCm2: positive,
    gainModel: z.enum(gainModelNames),
    saturationFluenceUjPerCm2: positive.meta({
      description:
        'Of the fluence inside the films; k at the pump follows from it and the density: every emitter absorbs h nu/F_s',
    }),
    resonator: resonatorSchema.optional().meta({ description: 'The DFB laser that the study file asks for' }),
    instrument: instrumentSchema,
    spectrum: spectrumSchema,
    heightMap: z.strictObject({ pixels: z.int().min(16), sizeNm: positive }),
    opticalConstants: z.strictObject({ errorOfIndex: positive }),
    films: z.record(z.string().min(1), filmTruthSchema),
    faults: z.array(faultSchema).default([]).meta({
      description: 'What goes wrong in the measurement, or with a film, before the files are written',
    }),
  })
  .meta({ id: 'ExperimentTruth', description: 'The truth behind a simulated experiment' });

/** What is true of a simulated experiment, and with what instruments it is measured. */
export type ExperimentTruth = z.output<typeof truthSchema>;
export type FilmTruth = z.output<typeof filmTruthSchema>;

/**
 * Reads a truth file (JSON or YAML).
 *
 * @throws InputError with file, line and field for the first thing that is wrong
 */
export function readTruth(text: string, file: string): ExperimentTruth {
  const document = readYamlDocument(text, file);
  const truth = parseWithSchema(truthSchema, document);
  checkFaults(truth, (index) => document.placeOf(['faults', index]));
  return truth;
}
