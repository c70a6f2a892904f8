import type { HeightMapContent } from '../height-map.js';
import { joinBytes } from '../join-bytes.js';

/** Writes height maps as channels of a Gwyddion 2 file (GWYP), with titles and masks. */
export function writeGwy(channels: readonly HeightMapContent[]): Uint8Array {
  const items = channels.flatMap((channel, number) => channelItems(channel, number));
  return joinBytes([text('GWYP'), object('GwyContainer', items)]);
}

type Bytes = Uint8Array;

const nmPerMetre = 1e9;

function channelItems(channel: HeightMapContent, number: number): Bytes[] {
  const { mask } = channel;
  const heights = channel.zNm.map((height) => height / nmPerMetre);
  return [
    item(`/${number}/data/title`, 's', terminated(channel.title)),
    item(`/${number}/data/visible`, 'b', Uint8Array.of(1)),
    item(`/${number}/data`, 'o', dataField(channel, heights, 'm')),
    ...(mask ? [item(`/${number}/mask`, 'o', dataField(channel, Float64Array.from(mask), ''))] : []),
  ];
}

function dataField(channel: HeightMapContent, data: Float64Array, unit: string): Bytes {
  return object('GwyDataField', [
    item('xres', 'i', uint32(channel.columns)),
    item('yres', 'i', uint32(channel.rows)),
    item('xreal', 'd', doubles(Float64Array.of(channel.widthNm / nmPerMetre))),
    item('yreal', 'd', doubles(Float64Array.of(channel.heightNm / nmPerMetre))),
    item('si_unit_xy', 'o', siUnit('m')),
    item('si_unit_z', 'o', siUnit(unit)),
    item('data', 'D', joinBytes([uint32(data.length), doubles(data)])),
  ]);
}

function siUnit(unit: string): Bytes {
  return object('GwySIUnit', [item('unitstr', 's', terminated(unit))]);
}

function object(type: string, items: readonly Bytes[]): Bytes {
  const body = joinBytes(items);
  return joinBytes([terminated(type), uint32(body.length), body]);
}

function item(name: string, letter: string, value: Bytes): Bytes {
  return joinBytes([terminated(name), text(letter), value]);
}

function text(value: string): Bytes {
  return new TextEncoder().encode(value);
}

/** NUL ends a text in this format, so that none may stand inside. */
function terminated(value: string): Bytes {
  return text(`${value.replaceAll('\0', '')}\0`);
}

function uint32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

function doubles(values: Float64Array): Bytes {
  const bytes = new Uint8Array(8 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setFloat64(8 * index, value, true));
  return bytes;
}
