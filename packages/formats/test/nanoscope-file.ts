import { joinBytes } from '../src/join-bytes.js';

interface NanoscopeImage {
  readonly title: string;
  readonly columns: number;
  readonly rows: number;
  /** From the bottom row up. */
  readonly counts: readonly number[];
  readonly scanSize?: string;
  readonly aspectRatio?: string;
  readonly zScale?: string;
  readonly bytesPerPixel?: 2 | 4;
}

interface NanoscopeFile {
  /** From 0x09200000 on samples take four bytes. */
  readonly version?: number;
  /** Lines of the scan list, e.g. sensitivities. */
  readonly scanList?: readonly string[];
  readonly images: readonly NanoscopeImage[];
}

/** A Nanoscope file with a header of the lists and parameters that matter. */
export function nanoscopeFile(file: NanoscopeFile): Uint8Array {
  const sampleBytes = (file.version ?? 0) < 0x09200000 ? 2 : 4;
  const data = file.images.map(({ counts }) => samples(counts, sampleBytes));
  const draft = headerOf(file, data, 0);
  return joinBytes([headerOf(file, data, draft.length), ...data]);
}

/** All sizes have as many digits, so that the header is as long for any of them. */
const digits = (size: number) => String(size).padStart(6, '0');

function headerOf(
  { version = 0x07200000, scanList = ['\\@Sens. Zsens: V 20.00000 nm/V'], images }: NanoscopeFile,
  data: readonly Uint8Array[],
  length: number,
): Uint8Array {
  const lines = [
    '\\*File list',
    `\\Version: 0x${version.toString(16).padStart(8, '0')}`,
    `\\Data length: ${digits(length)}`,
    '\\*Ciao scan list',
    ...scanList,
    ...images.flatMap((image, index) => [
      '\\*Ciao image list',
      `\\Data offset: ${digits(data.slice(0, index).reduce((sum, part) => sum + part.length, length))}`,
      `\\Data length: ${digits(data[index].length)}`,
      ...imageLines(image, data[index].length / image.counts.length),
    ]),
    '\\*File list end',
  ];
  return Uint8Array.from(`${lines.join('\r\n')}\r\n\x1a`, (character) => character.charCodeAt(0));
}

function imageLines(image: NanoscopeImage, sampleBytes: number): readonly string[] {
  return [
    `\\Bytes/pixel: ${image.bytesPerPixel ?? sampleBytes}`,
    `\\Samps/line: ${image.columns}`,
    `\\Number of lines: ${image.rows}`,
    `\\Aspect Ratio: ${image.aspectRatio ?? '1:1'}`,
    `\\Scan Size: ${image.scanSize ?? '3 2 ~m'}`,
    '\\Scan Line: Main',
    '\\Line Direction: Retrace',
    '\\Realtime Planefit: Line',
    '\\Offline Planefit: Full',
    `\\@2:Image Data: S [${image.title}] "${image.title} seen"`,
    `\\@2:Z scale: ${image.zScale ?? 'V [Sens. Zsens] (0.1000000 V/LSB) 6.553600 V'}`,
  ];
}

function samples(counts: readonly number[], sampleBytes: 2 | 4): Uint8Array {
  const view = new DataView(new ArrayBuffer(sampleBytes * counts.length));
  counts.forEach((count, index) => {
    if (sampleBytes === 2) view.setInt16(2 * index, count, true);
    else view.setInt32(4 * index, count, true);
  });
  return new Uint8Array(view.buffer);
}
