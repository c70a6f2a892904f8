/** What a .sif file of the tests says; everything has a usual value. */
export interface SifContent {
  readonly version?: number;
  readonly imageVersion?: number;
  readonly axesVersion?: number;
  readonly frames?: readonly (readonly number[])[];
  /** "left top right bottom verticalBin horizontalBin" of each track. */
  readonly tracks?: readonly string[];
  readonly calibration?: string;
  readonly horizontal?: string;
  readonly unitCode?: number;
  readonly intensity?: string;
  readonly exposureS?: number;
  readonly accumulations?: number;
  readonly comment?: string;
  /** "0", or "1" with a fine time for every frame; undefined in old files. */
  readonly timeFlag?: '0' | '1' | undefined;
  readonly behind?: string;
}

/** A file as Solis writes it, with invented contents. */
export function sifFile(content: SifContent = {}): Uint8Array {
  const frames = content.frames ?? [[1, 2, 3, 4]];
  const tracks = content.tracks ?? [`1 1 ${frames[0].length} 1 1 1`];
  const total = frames.length * frames[0].length;
  const labels = [content.horizontal ?? 'Wavelength', content.intensity ?? 'Counts', 'Pixel number'];
  const axesVersion = content.axesVersion ?? 65540;
  const unit = String.fromCharCode(content.unitCode ?? 0);
  const flag = 'timeFlag' in content ? content.timeFlag : '0';
  const times = frames.map(() => '         0\n').join('');
  const header = [
    'Andor Technology Multi-Channel File\n65538 1\n',
    `${content.version ?? 65567} 0 0 1 1504875832 -50 \0 \0 \0 \u0002 \0 0 ${content.exposureS ?? 0.1} 0.2 0.2 `,
    `${content.accumulations ?? 1} \0 0.25 3e-08 0 1 0 0 0 0 0 0 \u0002 \0 256 0 4 1 8\n`,
    'DU888_BV \n 1024 1024 9\nC:\\a.sif \n',
    `65538 ${(content.comment ?? '').length}\n${content.comment ?? ''}\n`,
    '65538 \u0001 \u0002 \u0003 \0 0 0\n65540 1 1 430 1 0 1200 500NM\n0 10\n0 0 \n',
    `${axesVersion} \u0002 ${unit} \u0001 \0 \u0001 \0\n`,
    `${content.calibration ?? '599 1 0 0'}\n0 1 0 0\n0 1 0 0\n`,
    axesVersion >= 65540 ? '422\n13\n13\n1\n' : '0\n16\n16\n',
    labels.map((label) => `${label.length}\n${label}`).join(''),
    `${content.imageVersion ?? 65541} 1 1 1024 1024 ${frames.length} ${tracks.length} ${total} ${frames[0].length}\n`,
    tracks.map((track) => `65538 ${track} 0\n`).join(''),
    times,
    flag === undefined ? '' : `${flag}\n${flag === '1' ? times : ''}`,
  ].join('');
  const data = new DataView(new ArrayBuffer(4 * total));
  frames.flat().forEach((value, index) => {
    data.setFloat32(4 * index, value, true);
  });
  const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  return Uint8Array.from([
    ...latin1(header),
    ...new Uint8Array(data.buffer),
    ...latin1(content.behind ?? '0\n0\n0\n0\n'),
  ]);
}
