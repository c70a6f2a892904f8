import { UnreadableFileError } from '@modalgain/numerics';
import { ByteCursor } from '../byte-cursor.js';
import type { FileContent, MeasurementContent, NamedBytes } from '../format.js';
import { heightMapOf } from '../height-map.js';
import { dataFieldOf } from './data-field.js';
import type { DataField } from './data-field.js';
import { readGwyObject, readOldGwyContainer } from './object.js';
import type { GwyObject } from './object.js';
import { gwyGeneration } from './sniff.js';

/** Reads all height channels of a Gwyddion file, each with its mask and title. */
export function readGwy({ bytes }: NamedBytes): FileContent {
  const container = readContainer(bytes);
  const notes: string[] = [];
  const measurements: MeasurementContent[] = [];
  for (const [channel, field] of channelsOf(container)) {
    const title = titleOf(container, channel);
    const map = heightMapOf({ ...field, title, mask: maskOf(container, channel, field), notes });
    if (map) measurements.push(map);
  }
  if (measurements.length > 0) return { measurements, notes };
  throw new UnreadableFileError(
    notes.length > 0
      ? `found no height channel: ${notes.join(' ')}`
      : 'found no data field (/0/data) in the file.',
  );
}

function readContainer(bytes: Uint8Array): GwyObject {
  const generation = gwyGeneration(bytes);
  if (!generation)
    throw new UnreadableFileError('does not begin with GWYP or GWYO: no Gwyddion file.', { byte: 0 });
  const cursor = new ByteCursor(bytes, 4);
  return generation === 'GWYO' ? readOldGwyContainer(cursor) : readGwyObject(cursor);
}

function channelsOf(container: GwyObject): (readonly [number, DataField])[] {
  const channels: (readonly [number, DataField])[] = [];
  for (const [key, value] of container.items) {
    const match = /^\/(\d+)\/data$/.exec(key);
    if (match && typeof value === 'object' && 'items' in value && value.type === 'GwyDataField') {
      channels.push([Number(match[1]), dataFieldOf(value, key)]);
    }
  }
  return channels.sort(([a], [b]) => a - b);
}

function titleOf(container: GwyObject, channel: number): string {
  const title =
    container.items.get(`/${channel}/data/title`) ?? container.items.get(`/${channel}/data/untitled`);
  return typeof title === 'string' ? title : '';
}

/** Gwyddion masks a pixel where the mask field is at least one half. */
function maskOf(container: GwyObject, channel: number, field: DataField): Uint8Array | undefined {
  const key = `/${channel}/mask`;
  const value = container.items.get(key);
  if (typeof value !== 'object' || !('items' in value)) return undefined;
  const mask = dataFieldOf(value, key);
  if (mask.columns !== field.columns || mask.rows !== field.rows) {
    throw new UnreadableFileError(
      `found a mask of ${mask.columns} x ${mask.rows} pixels on a channel of ${field.columns} x ${field.rows}.`,
      { field: key },
    );
  }
  return Uint8Array.from(mask.data, (share) => (share >= 0.5 ? 1 : 0));
}
