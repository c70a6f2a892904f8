import { UnreadableFileError } from '@modalgain/numerics';
import type { FileContent, NamedBytes } from '../format.js';
import { heightMapOf } from '../height-map.js';
import { readText } from '../read-text.js';
import { findElement, parseXml, textAt } from '../xml/index.js';
import type { XmlElement } from '../xml/index.js';
import { openZip } from '../zip/index.js';
import { gridOf } from './axes.js';
import { heightsOf } from './heights.js';
import { documentName } from './sniff.js';

/** Reads the one surface of an X3P archive. */
export function readX3p({ bytes }: NamedBytes): FileContent {
  const archive = openZip(bytes);
  const document = archive.file(documentName);
  if (!document) {
    throw new UnreadableFileError(`found a ZIP archive without ${documentName}, expected one of X3P.`);
  }
  const root = parseXml(readText(document, documentName));
  const grid = gridOf(root);
  const notes = instrumentOf(root);
  const map = heightMapOf({
    title: 'Topography',
    columns: grid.columns,
    rows: grid.rows,
    width: grid.xStep * grid.columns,
    height: grid.yStep * grid.rows,
    lateralUnit: 'm',
    valueUnit: 'm',
    data: heightsOf(archive, root, grid),
    mask: undefined,
    notes,
  });
  return { measurements: map ? [map] : [], notes };
}

function instrumentOf(root: XmlElement): string[] {
  const instrument = findElement(root, 'Record2', 'Instrument');
  if (!instrument) return [];
  const names = ['Manufacturer', 'Model', 'Version'].map((name) => textAt(instrument, name));
  const said = names.filter((name) => name !== undefined).join(', ');
  return said === '' ? [] : [`Instrument: ${said}.`];
}
