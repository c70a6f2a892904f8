import { formatEstimate, formatInterval } from '@modalgain/numerics';
import { compareSurfaces, type SurfaceComparison } from '@modalgain/surface';
import { alignedTable } from '../aligned-table.js';
import { verdictLines } from '../verdict-lines.js';
import { mainChannel, type DescribedFile } from './analyse.js';

/** Two files by the channel that speaks for each. */
export const compareFiles = (before: DescribedFile, after: DescribedFile): SurfaceComparison =>
  compareSurfaces({ before: mainChannel(before), after: mainChannel(after) });

const compared = [
  ['Sq', 'sq'],
  ['Correlation length T', 'correlationLength'],
  ['Thickness', 'thickness'],
] as const satisfies readonly (readonly [string, keyof SurfaceComparison])[];

/** Before and after with the difference and whether it is one, for a person. */
export function comparisonLines(
  files: readonly [before: DescribedFile, after: DescribedFile],
  comparison: SurfaceComparison,
): string[] {
  const rows = compared.flatMap(([label, key]) => {
    const pair = comparison[key];
    if (!pair) return [];
    const { before, after, difference, verdict } = pair;
    return [
      [
        label,
        formatEstimate(before),
        formatEstimate(after),
        formatEstimate(difference),
        formatInterval(difference.interval95),
        verdict === 'differ' ? 'differ' : 'not told apart',
      ],
    ];
  });
  return [
    `Before: ${files[0].file}; after: ${files[1].file}`,
    '',
    ...alignedTable(['nm', 'before', 'after', 'difference', '95 %', ''], rows),
    '',
    ...verdictLines(comparison.verdicts),
  ];
}
