import { formatSignificant } from '@modalgain/numerics';
import type { DesignDocument, FilmResult } from '@modalgain/study';
import { Card } from '../../kit/card';
import { FilmTable, type TableColumn, type TableRow } from '../../kit/film-table';
import { layersText, type DesignedBest, type DesignedOther } from './design-words';

interface FrontTableProps {
  readonly best: DesignedBest;
  readonly others: readonly DesignedOther[];
  readonly measured: DesignDocument['measured'];
  readonly film: FilmResult;
  readonly busy: string | null;
}

const columns: readonly TableColumn[] = [
  { symbol: 'd', unit: 'nm' },
  { symbol: 'g', unit: 'cm⁻¹' },
  { symbol: 'F_{th}', unit: 'µJ/cm²' },
];

const mostOthers = 8;

/** The measured film, those of the front from the lowest threshold to the most gain, and those of other media. */
export function FrontTable({ best, others, measured, film, busy }: FrontTableProps) {
  const own: TableRow = {
    key: 'measured',
    film,
    label: film.name,
    cells: [
      { text: film.thicknessNm?.value.toFixed(1) ?? '' },
      { text: measured.netGainPerCm.toFixed(1) },
      { text: thresholdText(measured.thresholdUjPerCm2) },
    ],
  };
  const front = best.tradeOffs.map((each, i) => rowOf(`front-${i}`, `front ${i + 1}`, each));
  const beside = others.slice(0, mostOthers).map((each, i) => rowOf(`other-${i}`, layersText(each), each));
  return (
    <Card title="Other films" busy={busy}>
      <FilmTable
        columns={columns}
        groups={[[own], front, beside].filter((group) => group.length > 0)}
        page="design"
      />
    </Card>
  );
}

const thresholdText = (fluence: number | null): string =>
  fluence === null ? 'out of reach' : formatSignificant(fluence, 3);

const rowOf = (
  key: string,
  label: string,
  film: Pick<DesignedOther, 'thicknessNm' | 'netGainPerCm' | 'thresholdUjPerCm2'>,
): TableRow => ({
  key,
  label,
  cells: [
    { text: film.thicknessNm.toFixed(1) },
    { text: film.netGainPerCm.toFixed(1) },
    { text: thresholdText(film.thresholdUjPerCm2) },
  ],
});
