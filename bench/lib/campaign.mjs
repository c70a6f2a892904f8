import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { simulateExperiment } from '../../packages/study/dist/index.js';

const fluencesUjPerCm2 = [78.4, 209, 418, 784];
const stripeLengthsUm = Array.from({ length: 20 }, (_, i) => 25 * (i + 1));
const films = 'films';

/**
 * Writes a campaign of one study a film into a folder: thickness and index as values, 4 fluences x 20 stripe lengths. Films differ in thickness, density
 * and loss; the same number gives the same film. Answers the folders of the studies.
 */
export function writeCampaign(folder, filmCount) {
  return Array.from({ length: filmCount }, (_, number) => {
    const name = `F${String(number + 1).padStart(4, '0')}`;
    const study = path.join(folder, films, name);
    mkdirSync(path.join(study, 'stripe'), { recursive: true });
    const truth = truthOf(name, number);
    for (const [file, bytes] of simulateExperiment(truth).files)
      if (file.startsWith('stripe/')) writeFileSync(path.join(study, file), bytes);
    writeFileSync(path.join(study, 'study.yaml'), studyText(name, truth));
    return study;
  });
}

/** Spread evenly over what films are like, by multiples of irrational numbers. */
function truthOf(name, number) {
  const spread = (irrational) => ((number + 1) * irrational) % 1;
  return {
    title: `Film ${name}`,
    synthetic: 'Made by the benchmarks.',
    seed: number + 1,
    emissionWavelengthNm: 656,
    pumpWavelengthNm: 400,
    substrate: { material: 'fused-silica', index: 1.4564 },
    particle: { sizeNm: [20, 20, 7], ligandGapNm: 3.2 },
    emissionCrossSectionCm2: 4.32e-15,
    emissionCrossSectionErrorCm2: 2e-16,
    gainModel: 'langmuir',
    saturationFluenceUjPerCm2: 60,
    instrument: {
      fluencesUjPerCm2,
      stripeLengthsUm,
      stripeZeroErrorUm: 1,
      pumpNoise: 0.05,
      readNoiseCounts: 2.5,
      countsPerPhoton: 1,
      saturationCounts: 25000,
      sourceCountsPerCm: 26000,
      unguidedShare: 0.1,
    },
    spectrum: {
      fromNm: 580,
      toNm: 720,
      channels: 20,
      photoluminescencePeakNm: 641,
      photoluminescenceFwhmNm: 26,
      gainPeakNm: 657.5,
      gainFwhmNm: 32,
      exposure: 8,
    },
    heightMap: { pixels: 16, sizeNm: 10000 },
    opticalConstants: { errorOfIndex: 0.012 },
    faults: [],
    films: {
      [name]: {
        thicknessNm: 130 + 100 * spread(Math.SQRT2),
        roughnessSqNm: 4,
        correlationLengthNm: 120,
        index: 2.01,
        extinction: 0.0005,
        densityPerCm3: 6e16 + 8e16 * spread(Math.E),
        lossPerCm: 100 + 150 * spread(Math.PI),
        heightMapFormat: 'gwy',
        stripeRecord: 'intensity',
        lossMeasurement: { errorPerCm: 15 },
        photoluminescence: false,
        diagnostics: false,
      },
    },
  };
}

const studyText = (name, { films: { [name]: film } }) => `modalgain: 1
title: Film ${name}
synthetic: Made by the benchmarks of modalgain.
wavelengths: {emission: 656 nm, pump: 400 nm}
particle: {size: [20 nm, 20 nm, 7 nm], ligandGap: 3.2 nm}
emissionCrossSection: 4.32e-15 +- 2e-16 cm^2
stack: {cover: air, substrate: fused-silica}
pump: {fluence: "from file name {fluence}uJ"}
films:
  ${name}:
    thickness: ${film.thicknessNm.toFixed(1)} +- 2 nm
    index: 2.01 +- 0.012
    loss: ${film.lossPerCm.toFixed(0)} +- 15 cm^-1
    stripe: {files: "stripe/*uJ.csv"}
gain: {model: langmuir, loss: free}
predict: {thickness: 20 nm .. 400 nm}
`;
