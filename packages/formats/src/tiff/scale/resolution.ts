import { tags } from '../tags.js';
import { tidy } from './microscope-page.js';
import type { MicroscopePage, PageOfImage } from './microscope-page.js';

const nmPerUnit: Readonly<Record<number, { name: string; nm: number } | undefined>> = {
  2: { name: 'inch', nm: 2.54e7 },
  3: { name: 'cm', nm: 1e7 },
};

/** Printers, screens and scanners have pixels larger than this; a microscope that means its scale has smaller ones. */
const smallestPrintedPixelNm = 5000;

/** The plain resolution of TIFF, which mostly speaks of paper (72 dots an inch) and not of the sample. */
export function resolutionPage({ directory: { numbers }, notes }: PageOfImage): MicroscopePage {
  const unit = nmPerUnit[numbers(tags.resolutionUnit).at(0) ?? 2];
  const [x, y = x] = [...numbers(tags.xResolution), ...numbers(tags.yResolution)];
  const isStated = unit !== undefined && x > 0 && y > 0 && x < Infinity && y < Infinity;
  if (!isStated) return { settings: {} };
  const pixelSizeNm = { x: tidy(unit.nm / x), y: tidy(unit.nm / y) };
  if (Math.max(pixelSizeNm.x, pixelSizeNm.y) < smallestPrintedPixelNm) return { pixelSizeNm, settings: {} };
  notes.push(`${x} pixels per ${unit.name} is a resolution of print or screen, not a scale.`);
  return { settings: {} };
}
