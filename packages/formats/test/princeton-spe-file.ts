/** What the header of a version 2 file of the tests says. */
export interface SpeContent {
  readonly columns: number;
  readonly rows?: number;
  readonly frames: readonly (readonly number[])[];
  readonly typeCode?: number;
  readonly exposureS?: number;
  readonly accumulations?: number;
  readonly regionCount?: number;
  /** First and last pixel of the detector and pixels a column. */
  readonly pixels?: readonly [number, number, number];
  readonly isCalibrated?: boolean;
  readonly unitCode?: number;
  readonly coefficients?: readonly number[];
}

const writers: Record<number, readonly [number, (view: DataView, at: number, value: number) => void]> = {
  0: [
    4,
    (view, at, value) => {
      view.setFloat32(at, value, true);
    },
  ],
  1: [
    4,
    (view, at, value) => {
      view.setInt32(at, value, true);
    },
  ],
  2: [
    2,
    (view, at, value) => {
      view.setInt16(at, value, true);
    },
  ],
  3: [
    2,
    (view, at, value) => {
      view.setUint16(at, value, true);
    },
  ],
  8: [
    4,
    (view, at, value) => {
      view.setUint32(at, value, true);
    },
  ],
};

/** A file as WinSpec writes it, with invented contents. */
export function speFile(content: SpeContent): Uint8Array {
  const { columns, rows = 1, frames, typeCode = 3, coefficients = [599, 1], pixels } = content;
  const { view, dataAt } = withData(frames, typeCode);
  view.setFloat32(10, content.exposureS ?? 0.1, true);
  view.setUint16(42, columns, true);
  view.setInt16(108, typeCode, true);
  view.setUint16(656, rows, true);
  view.setInt32(668, content.accumulations ?? 0, true);
  view.setInt32(1446, frames.length, true);
  view.setInt16(1510, content.regionCount ?? 0, true);
  view.setFloat32(1992, 2.5, true);
  pixels?.forEach((pixel, index) => {
    view.setUint16(1512 + 2 * index, pixel, true);
  });
  view.setUint8(3098, content.isCalibrated === false ? 0 : 1);
  view.setUint8(3100, content.unitCode ?? 4);
  view.setUint8(3101, coefficients.length - 1);
  coefficients.forEach((value, power) => {
    view.setFloat64(3263 + 8 * power, value, true);
  });
  return new Uint8Array(view.buffer, 0, dataAt.end);
}

/** A file as LightField writes it: frames of pixels of one type, and a footer that is given. */
export function lightFieldFile(content: {
  readonly frames: readonly (readonly number[])[];
  readonly typeCode?: number;
  /** Bytes of time stamps behind every frame. */
  readonly stampBytes?: number;
  readonly footer: string;
}): Uint8Array {
  const footer = new TextEncoder().encode(content.footer);
  const { view, dataAt } = withData(content.frames, content.typeCode ?? 3, content.stampBytes ?? 0);
  view.setFloat32(1992, 3, true);
  view.setBigUint64(678, BigInt(dataAt.end), true);
  return Uint8Array.from([...new Uint8Array(view.buffer), ...footer]);
}

function withData(frames: readonly (readonly number[])[], typeCode: number, stampBytes = 0) {
  const [size, write] = writers[typeCode] ?? writers[3];
  const stride = size * frames[0].length + stampBytes;
  const end = 4100 + stride * frames.length;
  const view = new DataView(new ArrayBuffer(end));
  view.setUint32(2996, 0x01234567, true);
  frames.forEach((frame, index) => {
    frame.forEach((value, pixel) => {
      write(view, 4100 + index * stride + size * pixel, value);
    });
  });
  return { view, dataAt: { end } };
}

interface Region {
  readonly columns: number;
  readonly rows?: number;
  readonly x?: number;
  readonly xBinning?: number;
  readonly count?: number;
}

/** A footer for frames of unsigned 16-bit pixels on a sensor as wide as the map. */
export function lightFieldFooter(content: {
  readonly frames?: number;
  readonly regions: readonly Region[];
  readonly map?: readonly number[];
  readonly stampBytes?: number;
  readonly pixelFormat?: string;
  readonly exposureMs?: string;
  readonly wavelengths?: string;
  readonly sensorWidth?: number;
  readonly mapOrientation?: string;
  readonly processing?: string;
}): string {
  const { frames = 1, regions, map = [600, 601, 602, 603, 604, 605] } = content;
  const bytes = regions.map(({ columns, rows = 1 }) => 2 * columns * rows);
  const size = bytes.reduce((sum, value) => sum + value, 0);
  const blocks = regions.map(
    ({ columns, rows = 1, count = 1 }, index) =>
      `<DataBlock type="Region" calibrations="2,${3 + index}" count="${count}" width="${columns}" height="${rows}" size="${bytes[index]}" stride="${bytes[index]}" />`,
  );
  const mappings = regions.map(
    ({ columns, rows = 1, x = 0, xBinning = 1 }, index) =>
      `<SensorMapping id="${3 + index}" x="${x}" y="0" height="${rows}" width="${columns * xBinning}" xBinning="${xBinning}" yBinning="1" />`,
  );
  const wavelengths = content.wavelengths ?? `<Wavelength xml:space="preserve">${map.join(',')}</Wavelength>`;
  return [
    '<SpeFormat version="3.0" xmlns="http://www.princetoninstruments.com/spe/2009"><DataFormat>',
    `<DataBlock type="Frame" count="${frames}" pixelFormat="${content.pixelFormat ?? 'MonochromeUnsigned16'}" `,
    `size="${size}" stride="${size + (content.stampBytes ?? 0)}" calibrations="1">${blocks.join('')}</DataBlock></DataFormat>`,
    `<Calibrations>`,
    wavelengths &&
      `<WavelengthMapping id="1" orientation="${content.mapOrientation ?? 'Normal'}">${wavelengths}</WavelengthMapping>`,
    `<SensorInformation id="2" orientation="Normal" width="${content.sensorWidth ?? map.length}" height="10" />`,
    `${mappings.join('')}</Calibrations>`,
    '<DataHistories><DataHistory><Origin><Experiment><Devices><Cameras><Camera><ShutterTiming>',
    `<ExposureTime type="Double">${content.exposureMs ?? '999.99999999999989'}</ExposureTime></ShutterTiming>`,
    `<Experiment><OnlineProcessing>${content.processing ?? ''}</OnlineProcessing></Experiment>`,
    '</Camera></Cameras></Devices></Experiment></Origin></DataHistory></DataHistories></SpeFormat>',
  ].join('');
}
