import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeGwy } from '../../packages/formats/dist/index.js';
import { simulateScratchScan } from '../../packages/surface/dist/index.js';

const text = `modalgain: 1
title: Two films on an underlayer
wavelengths: {emission: 656 nm, pump: 400 nm}
emissionCrossSection: 4.33e-15 +- 2e-16 cm^2
stack: {cover: air, substrate: fused-silica, underlayers: [{index: 1.7, thickness: 50 nm}]}
pump: {fluence: "from file name {fluence}uJ"}
gain: {compare: []}
films:
  SC1:
    thickness: 204.3 +- 2 nm
    index: {file: nk/SC1.csv}
    stripe: {files: "stripe/SC1-*uJ.csv"}
    loss: 130 +- 13 cm^-1
  SC1S:
    thickness: {afm: scan.gwy}
    index: {file: nk/SC1S.csv}
    stripe: {files: "stripe/SC1S-*uJ.csv"}
    loss: 375 +- 40 cm^-1
`;

/** Writes a study of two films of the example on an underlayer, one with a scan of 512 x 512, into a folder of its own. */
export function layeredStudy(example) {
  const folder = mkdtempSync(path.join(tmpdir(), 'modalgain-bench-'));
  for (const part of ['nk', 'stripe']) {
    mkdirSync(path.join(folder, part));
    for (const name of readdirSync(path.join(example, part)).filter((each) => each.startsWith('SC1')))
      cpSync(path.join(example, part, name), path.join(folder, part, name));
  }
  const scan = simulateScratchScan({ rows: 512, columns: 512, thicknessNm: 137.4, seed: 1 });
  writeFileSync(path.join(folder, 'scan.gwy'), writeGwy([scan]));
  writeFileSync(path.join(folder, 'study.yaml'), text);
  return folder;
}
