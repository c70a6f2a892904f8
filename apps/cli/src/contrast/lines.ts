import type { Micrograph } from '@modalgain/measurements';
import { formatEstimate, formatInterval, formatSignificant } from '@modalgain/numerics';
import { alignedTable } from '../aligned-table.js';
import { verdictLines } from '../verdict-lines.js';
import type { AnalysedMicrograph } from './analyse.js';

/** What a person reads of one micrograph. */
export function contrastLines({ image, contrast, verdicts }: AnalysedMicrograph): string[] {
  const { ratio, levels, difference, differenceOverNoise, regions } = contrast;
  const [first, second] = regions ? ['First region', 'Second region'] : ['Brighter side', 'Darker side'];
  const rows = [
    ['Ratio', ratio.kind === 'determined' ? ratio.estimate : undefined],
    [first, levels?.first],
    [second, levels?.second],
    ['Difference', difference],
    ['Difference over noise', differenceOverNoise],
  ] as const;
  return [
    headOf(image, contrast.file),
    '',
    ...alignedTable(
      ['grey levels', 'value', '95 %'],
      rows.map(([label, estimate]) =>
        estimate
          ? [label, formatEstimate(estimate), formatInterval(estimate.interval95)]
          : [label, 'not determined', ''],
      ),
    ),
    '',
    ...verdictLines(verdicts),
    '',
  ];
}

function headOf({ columns, rows, pixelSizeNm, settings }: Micrograph, file: string): string {
  const { instrument, detector, acceleratingVoltageKv, workingDistanceMm } = settings;
  const parts = [
    `${columns} x ${rows} pixels`,
    pixelSizeNm ? `${formatSignificant(pixelSizeNm.x, 4)} nm a pixel` : 'no scale',
    instrument,
    detector,
    acceleratingVoltageKv === undefined ? undefined : `${acceleratingVoltageKv} kV`,
    workingDistanceMm === undefined ? undefined : `${formatSignificant(workingDistanceMm, 2)} mm`,
  ];
  return `${file}: ${parts.filter((part) => part !== undefined && part !== '').join(', ')}`;
}
