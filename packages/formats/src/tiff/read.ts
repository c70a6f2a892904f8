import { InputError, UnreadableFileError } from '@modalgain/numerics';
import { checkMicrograph } from '@modalgain/measurements';
import type { FileContent, MeasurementContent, NamedBytes } from '../format.js';
import { readDirectory } from './directory.js';
import { greyImage } from './grey.js';
import { layoutOf } from './layout.js';
import { pixelsOf } from './pixels.js';
import { feiPage } from './scale/fei.js';
import { imageJPage } from './scale/image-j.js';
import type { MicroscopePage, PageOfImage } from './scale/microscope-page.js';
import { resolutionPage } from './scale/resolution.js';
import { zeissPage } from './scale/zeiss.js';

export type MicrographContent = Extract<MeasurementContent, { kind: 'micrograph' }>;

/** Reads the first page of a TIFF file as a grey image with its scale. */
export function readTiff({ bytes }: NamedBytes): FileContent {
  const notes: string[] = [];
  const directory = readDirectory(bytes);
  const layout = layoutOf(directory);
  const { columns, rows } = layout;
  const grey = greyImage(pixelsOf({ bytes, layout, order: directory.order }), { layout, directory, notes });
  if (directory.hasFurtherPages) notes.push('The file holds further pages: the first is read.');
  const page = pageOf({ directory, columns, rows, notes });
  const image: MicrographContent = {
    kind: 'micrograph',
    title: '',
    rows,
    columns,
    ...grey,
    ...page,
  };
  refuseImpossible(image);
  return { measurements: [image], notes };
}

/** The makers' own tags come before the plain resolution, which other programs fill with that of the screen. */
function pageOf(page: PageOfImage): MicroscopePage {
  const sources: readonly (readonly [string, (page: PageOfImage) => MicroscopePage | undefined])[] = [
    ['the settings of Zeiss SmartSEM', zeissPage],
    ['the settings of FEI', feiPage],
    ['ImageJ', imageJPage],
    ['the resolution of the file', resolutionPage],
  ];
  for (const [name, read] of sources) {
    const found = read(page);
    if (!found) continue;
    const scale = found.pixelSizeNm ? `Scale from ${name}.` : 'No scale: lengths are in pixels.';
    page.notes.push(scale);
    return found;
  }
  return { settings: {} };
}

function refuseImpossible(image: MicrographContent): void {
  try {
    checkMicrograph(image);
  } catch (problem) {
    throw problem instanceof InputError ? new UnreadableFileError(problem.message) : problem;
  }
}
