import { describe, expect, it } from 'vitest';
import { InputError } from '@modalgain/numerics';
import { readMeasurement } from '@modalgain/formats';
import { utf8 } from './support.js';
import { wsxmSample } from './wsxm-file.js';

const matrix = '# Channel: a\n# Width: 1 um\n# Height: 2 um\n# Value units: m\n';
const sdf =
  'aISO-1.0\nNumPoints = 2\nNumProfiles = 1\nXscale = 1\nYscale = 1\nZscale = 1\nCompression = 0\nDataType = 7\n*\n';
const wsxm = new TextDecoder('latin1').decode(wsxmSample);

/** Texts with a gap into which a long line is put. */
const texts: readonly (readonly [string, string, string])[] = [
  ['matrix header', '# Channel: ', '\n# Width: 1 um\n# Height: 2 um\n# Value units: m\n1 2\n'],
  ['matrix width', '# Channel: a\n# Width: 1', ' um\n# Height: 2 um\n# Value units: m\n1 2\n'],
  ['matrix row', `${matrix}1 2\n3 `, ' x\n'],
  ['SPIP', '# File Format = ASCII', ' x\n# Start of Data:\n1 2\n'],
  ['SPIP end', '# File Format = ASCII\n# Start of Data', ' x\n1 2\n'],
  ['phase image', 'h=2 w=2', ' \npixel size=1 um\nheight conversion factor (-> m)=1\n1 2\n'],
  ['points header', 'x', ' y z\n0 0 1\n1 0 2\n'],
  ['points row', 'x[um] y[um] z[nm]\n0 0 1\n1 0', ' 2 y\n'],
  ['Dektak start', 'Scan Parameters', ' x\nStylus,2\n'],
  ['Dektak heading', 'Scan Parameters\nStylus,2\n\nScan Data', ' x\n'],
  ['Dektak column', 'Scan Parameters\nStylus,2\n\nScan Data\nLateral', ' um x,Raw um\n0,1\n1,2\n'],
  ['Dektak row', 'Scan Parameters\nStylus,2\n\nScan Data\nLateral um,Raw um\n0,1\n1,', 'x\n'],
  ['surface data header', sdf.replace('= 7', '= '), '7\n1 2\n*\n'],
  ['surface data row', `${sdf}1 `, 'x\n*\n'],
  ['WSxM section', wsxm.slice(0, wsxm.indexOf('[Misc')), wsxm.slice(wsxm.indexOf('[Misc'))],
  ['WSxM value', wsxm.slice(0, wsxm.indexOf(' nm\r\n')), wsxm.slice(wsxm.indexOf(' nm\r\n'))],
  ['table row', 'length_um,intensity\n20,1\n40', ',2\n'],
  ['table remark', '# Fluence: 78.4 ', ' uJ/cm2\nlength_um,intensity\n20,1\n40,2\n'],
  ['table header', 'length_um', ',intensity\n20,1\n40,2\n'],
  ['header between blanks', 'length', ' (um) intensity\n20 1\n40 2\n'],
  [
    'OceanView setting',
    'Jaz Data File\nIntegration Time (usec): 1000',
    ' (J)\n>>>>>Begin Processed Spectral Data<<<<<\n600\t1\n601\t2\n',
  ],
  [
    'AvaSoft setting',
    'Integration time: 175,5',
    ' ms\nData measured with spectrometer name: 1\nWave   ;Dark     ;Sample   ;Scope\n[nm]   ;[counts] ;[counts]\n600,5;1,5;7\n601;2;8,5\n',
  ],
  ['Andor setting', '600\t1\n601\t2\n\nAcquisition Mode:', 'Single\nExposure Time (secs): 1\n'],
  ['LabSpec setting', '#Acq. time (s)=\t1', '\n#AxisUnit[1]=\tnm\n\t\t600\t601\n0\t5\t1\t2\n'],
  ['LabSpec axis', '#AxisUnit[1]=\tnm\n\t\t600', '\t601\n0\t5\t1\t2\n'],
  ['LabSpec XML', '<LSX_Data><LSX_Tree>', '</LSX_Tree></LSX_Data>'],
  [
    'Thorlabs setting',
    '#[SpectrumHeader]\nXAxisUnit;nm_air',
    '\nYAxisUnit;mW\nLength;2\n#[Data]\n600;1\n601;2\n',
  ],
  ['VASE method', 'oxide\nVASEmethod[EllipsometerType=4', 'x]\nnm\n400\t65\t40\t140\n'],
  ['VASE row', 'oxide\nVASEmethod[E]\nnm\n400\t65\t40', '\t140\n'],
  ['Psi and Delta header', 'Wavelength (nm)', '\tAngle\tPsi\tDelta\n400\t65\t40\t140\n'],
  ['Film Sense row', 'Film_Sense_Data\n1\t1\t-70\n500\t1', '\n0.6\t0.8\t0\n'],
  ['Woollam material', 'Units=nm,NK', '\nBegin of array\n 500 1.5 0\n'],
  ['nulling ellipsometer', '#Lambda\tAOI\tDelta\tPsi\tZone', '\n#nm\tdeg\tdeg\tdeg\t-\n658\t50\t1\t2\t1\n'],
  ['refractive indices', 'DATA:\n  - type: tabulated n', '\n    data: |\n      0.5 1.5\n'],
  ['reference of indices', 'REFERENCES: "', '"\nDATA:\n  - type: tabulated n\n    data: |\n      0.5 1.5\n'],
  ['list of spectra', 'file,stripe_length_um\na.txt,20', '\nb.txt,40\n'],
];

const fillings = [
  ' ',
  '\t',
  '\r',
  '1',
  '1,',
  '1 ',
  '[ ',
  '] ',
  '(',
  '"',
  '# ',
  'x',
  'x y ',
  ';',
  ': ',
  '-',
  '<a ',
];
const characters = 50_000;
const longestMs = 1000;

describe('a line of fifty thousand characters', () => {
  it.each(texts)('in %s ends in an answer within a second', async (_, before, behind) => {
    for (const filling of fillings) {
      const bytes = utf8(before + filling.repeat(characters / filling.length) + behind);
      expect([filling, await isQuick(bytes)]).toEqual([filling, true]);
    }
  });
});

/** A pause of the machine is no hang of the reader: what takes long is tried twice more. */
async function isQuick(bytes: Uint8Array): Promise<boolean> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const started = performance.now();
    await readOrRefuse(bytes);
    if (performance.now() - started < longestMs) return true;
  }
  return false;
}

/** As the format by which the file is recognised, whatever that makes of it. */
async function readOrRefuse(bytes: Uint8Array): Promise<void> {
  try {
    await readMeasurement({ name: 'a', bytes });
  } catch (problem) {
    if (!(problem instanceof InputError)) throw problem;
  }
}
