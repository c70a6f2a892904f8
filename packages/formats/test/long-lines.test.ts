import { describe, expect, it } from 'vitest';
import { InputError } from '@modalgain/numerics';
import { asciiMatrix } from '../src/ascii-matrix/index.js';
import { dektak } from '../src/dektak/index.js';
import { sdf as sdfFormat } from '../src/sdf/index.js';
import { wsxm as wsxmFormat } from '../src/wsxm/index.js';
import { xyz } from '../src/xyz/index.js';
import { latin1, wsxmSample } from './wsxm-file.js';

const matrix = '# Channel: a\n# Width: 1 um\n# Height: 2 um\n# Value units: m\n';
const sdf =
  'aISO-1.0\nNumPoints = 2\nNumProfiles = 1\nXscale = 1\nYscale = 1\nZscale = 1\nCompression = 0\nDataType = 7\n*\n';
const wsxm = new TextDecoder('latin1').decode(wsxmSample);

/** Texts of heights with a gap into which a long line is put. */
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
];

const fillings = [' ', '\t', '\r', '1', '1,', '1 ', '[', '] ', '(', '"', '# ', 'x', 'x y '];

describe('a line of fifty thousand characters', () => {
  it.each(texts)('in %s ends in an answer within a second', (_, before, behind) => {
    for (const filling of fillings) {
      const bytes = latin1(before + filling.repeat(50_000 / filling.length) + behind);
      const started = performance.now();
      for (const format of [asciiMatrix, dektak, sdfFormat, wsxmFormat, xyz]) {
        format.sniff({ name: 'a', bytes });
        try {
          format.read({ name: 'a', bytes }, {});
        } catch (problem) {
          if (!(problem instanceof InputError)) throw problem;
        }
      }
      expect([filling, performance.now() - started < 1000]).toEqual([filling, true]);
    }
  });
});
