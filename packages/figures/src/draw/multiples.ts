import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import { composeFigure } from './compose.js';
import type { Margins } from './panel.js';

/** What a panel among small multiples is told of its place. */
export interface Cell {
  readonly document: Document;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly margins: Margins;
  /** Leftmost of its row: it carries the numbers and label of the shared y axis. */
  readonly first: boolean;
}

/**
 * Equal panels in rows with a shared y axis. Two columns of text wide where there are more than two.
 *
 * @param labelRoomPx room at the right of each frame for the names of curves
 */
export function smallMultiples<Item>({
  document,
  textAlternative,
  items,
  draw,
  maximumColumns,
  heightPx,
  labelRoomPx,
  leftRoomPx = 46,
}: {
  document: Document;
  textAlternative: string;
  items: readonly Item[];
  draw: (item: Item, cell: Cell) => SVGSVGElement;
  maximumColumns: number;
  heightPx: number;
  labelRoomPx: number;
  /** Room at the left of each row, for the numbers and label of y. */
  leftRoomPx?: number;
}): SVGSVGElement {
  const [outerLeft, innerLeft] = [leftRoomPx, 8];
  const columns = Math.min(items.length, maximumColumns);
  const widthMm = columns > 1 ? columnWidthMm.double : columnWidthMm.single;
  const frame =
    (pixelsFromMm(widthMm) - outerLeft - columns * labelRoomPx - (columns - 1) * innerLeft) / columns;
  const panels = items.map((item, i) => {
    const column = i % columns;
    const first = column === 0;
    const left = first ? outerLeft : innerLeft;
    const margins = { top: 20, bottom: 34, left, right: labelRoomPx };
    const panel = draw(item, { document, heightPx, widthPx: left + frame + labelRoomPx, margins, first });
    const x = outerLeft - left + column * (frame + labelRoomPx + innerLeft);
    return { panel, x, y: Math.floor(i / columns) * heightPx };
  });
  const rows = Math.ceil(items.length / columns);
  return composeFigure({ document, widthMm, heightPx: rows * heightPx, textAlternative }, panels);
}
