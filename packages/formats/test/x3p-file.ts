import { zipSync } from 'fflate';
import { sdfTypes } from './sdf-file.js';
import { utf8 } from './support.js';

/** Letter of the data type, and the number of the same type in surface data files. */
const types = { I: 5, L: 6, F: 3, D: 7 } as const;

interface X3pFixture {
  readonly type?: keyof typeof types;
  readonly values?: readonly number[];
  /** Heights in the document in place of a file of their own. */
  readonly list?: readonly string[];
  readonly validBits?: readonly number[];
  readonly changes?: readonly (readonly [string, string])[];
}

/** An X3P archive of 3 x 2 points, 0.15 and 0.2 um apart. */
export function x3pFile(fixture: X3pFixture = {}): Uint8Array {
  const {
    type = 'D',
    values = [1e-9, 2e-9, 3e-9, 4e-9, 5e-9, 6e-9],
    list,
    validBits,
    changes = [],
  } = fixture;
  const { byteLength, put } = sdfTypes[types[type]];
  const data = new Uint8Array(byteLength * values.length);
  values.forEach((value, index) => {
    put(new DataView(data.buffer), byteLength * index, value);
  });
  const scale = type === 'I' || type === 'L' ? '<Increment>1e-9</Increment><Offset>0</Offset>' : '';
  const axis = (name: string, step: number) =>
    `<${name}><AxisType>I</AxisType><DataType>D</DataType><Increment>${step}</Increment><Offset>0</Offset></${name}>`;
  const valid = validBits ? '<ValidPointsLink>bindata/valid.bin</ValidPointsLink>' : '';
  const record3 = list
    ? `<DataList>${list.map((text) => `<Datum>${text}</Datum>`).join('')}</DataList>`
    : `<DataLink><PointDataLink>bindata/data.bin</PointDataLink><MD5ChecksumPointData>0</MD5ChecksumPointData>${valid}</DataLink>`;
  const document =
    '<?xml version="1.0" encoding="UTF-8"?>\n<p:ISO5436_2 xmlns:p="http://www.opengps.eu/2008/ISO5436_2">' +
    '<Record1><Revision>ISO5436 - 2000</Revision><FeatureType>SUR</FeatureType><Axes>' +
    `${axis('CX', 1.5e-7)}${axis('CY', 2e-7)}<CZ><AxisType>A</AxisType><DataType>${type}</DataType>${scale}</CZ>` +
    '</Axes></Record1><Record2><Instrument><Manufacturer>modalgain</Manufacturer></Instrument></Record2><Record3>' +
    '<MatrixDimension><SizeX>3</SizeX><SizeY>2</SizeY><SizeZ>1</SizeZ></MatrixDimension>' +
    `${record3}</Record3><Record4><ChecksumFile>md5checksum.hex</ChecksumFile></Record4></p:ISO5436_2>`;
  const changed = changes.reduce((text, [from, to]) => text.replace(from, to), document);
  return zipSync(
    {
      'main.xml': utf8(changed),
      ...(list === undefined && { 'bindata/data.bin': data }),
      ...(validBits && { 'bindata/valid.bin': Uint8Array.from(validBits) }),
    },
    { mtime: new Date(2024, 0, 1) },
  );
}
