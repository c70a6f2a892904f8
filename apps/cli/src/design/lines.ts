import { formatEstimate, formatSignificant } from '@modalgain/numerics';
import { designQuantityWords, type DesignDocument } from '@modalgain/study';
import { alignedTable } from '../aligned-table.js';

type Found = Extract<DesignDocument['answer'], { kind: 'found' }>;
type Best = Found['best'];
const goals = {
  'net-gain': 'most net gain',
  'ase-threshold': 'lowest threshold of amplified spontaneous emission',
  'laser-threshold': 'lowest threshold of the laser',
} as const;

const holders = {
  low: 'at its lower bound',
  high: 'at its upper bound',
  'second-mode': 'at the cut-off of TE1',
} as const;

/** The design for a terminal. */
export function designLines(document: DesignDocument): string[] {
  const { film, goal, fluenceUjPerCm2, measured, answer } = document;
  const head = [
    `Next film after ${film}: ${goals[goal]}, at ${formatSignificant(fluenceUjPerCm2, 4)} µJ/cm²`,
    `measured: net gain ${measured.netGainPerCm.toFixed(1)} cm⁻¹, threshold ${fluenceText(measured.thresholdUjPerCm2)}`,
    followed(document),
    '',
  ];
  if (answer.kind === 'impossible') return [...head, answer.why];
  const { best, others } = answer;
  return [
    ...head,
    ...bestLines(best),
    '',
    ...errorLines(best),
    ...toleranceLines(best),
    ...tradeOffLines(best),
    ...otherLines(others),
    `${document.evaluations} films were computed to find it.`,
  ];
}

/** What of the measured film follows the new one, and what is held. */
function followed({ pumpDepth, scattering }: DesignDocument): string {
  const follows = [
    'confinement',
    ...(pumpDepth ? ['pump depth'] : []),
    ...(scattering ? ['scattering'] : []),
  ];
  const held = [...(pumpDepth ? [] : ['film gain']), scattering ? 'rest of the loss' : 'loss'];
  return `follows the film: ${follows.join(', ')}; held: ${held.join(', ')}`;
}

const fluenceText = (fluence: number | null): string =>
  fluence === null ? 'out of reach' : `${formatSignificant(fluence, 3)} µJ/cm²`;

function layersOf({
  cover,
  underlayer,
  underlayerNm,
  substrate,
}: Pick<Best, 'cover' | 'underlayer' | 'underlayerNm' | 'substrate'>): string {
  const below =
    underlayer !== null && underlayerNm > 0.05 ? ` / ${underlayer} ${underlayerNm.toFixed(1)} nm` : '';
  return `${cover} / film${below} / ${substrate}`;
}

function bestLines(best: Best): string[] {
  const chosen = best.chosen.map(({ quantity, estimate, heldBy }) => {
    const { name, unit } = designQuantityWords[quantity];
    const held = heldBy ? `   (${holders[heldBy]})` : '';
    return `  ${name.padEnd(28)}${formatEstimate(estimate)} ${unit}${held}`.trimEnd();
  });
  return [
    `Best: ${layersOf(best)}`,
    ...chosen,
    `  ${'net gain'.padEnd(28)}${formatEstimate(best.netGainPerCm)} cm⁻¹`,
    `  ${'threshold'.padEnd(28)}${best.thresholdUjPerCm2 ? `${formatEstimate(best.thresholdUjPerCm2)} µJ/cm²` : 'out of reach'}`,
    `  ${'Γ (modal), loss'.padEnd(28)}${best.confinementModal.toFixed(4)}, ${best.lossPerCm.toFixed(1)} cm⁻¹`,
  ];
}

function errorLines({ errors }: Best): string[] {
  if (errors.length === 0) return [];
  const sorted = [...errors].sort((a, b) => Math.abs(b.netGainPerCm) - Math.abs(a.netGainPerCm));
  const rows = sorted.map(({ source, netGainPerCm, thresholdRelative }) => [
    source,
    signed(netGainPerCm, 1),
    thresholdRelative === null ? '–' : signed(100 * thresholdRelative, 1),
  ]);
  return [...alignedTable(['one standard deviation of', 'net gain cm⁻¹', 'threshold %'], rows), ''];
}

const signed = (value: number, digits: number): string =>
  `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;

function toleranceLines({ tolerances }: Best): string[] {
  const rows = tolerances.map(({ quantity, low, value, high }) => {
    const { name, unit, digits } = designQuantityWords[quantity];
    const text = (end: number | null): string => (end === null ? '–' : end.toFixed(digits));
    return [`${name}${unit ? `, ${unit}` : ''}`, text(low), value.toFixed(digits), text(high)];
  });
  return [...alignedTable(['a tenth is lost at', 'below', 'best', 'above'], rows), ''];
}

function tradeOffLines({ tradeOffs }: Best): string[] {
  if (tradeOffs.length < 2)
    return ['No film trades net gain for threshold: the best for one is the best for both.', ''];
  const rows = tradeOffs.map((film) => [
    `${film.thicknessNm.toFixed(1)} nm${film.underlayerNm > 0.05 ? ` + ${film.underlayerNm.toFixed(1)} nm` : ''}`,
    film.netGainPerCm.toFixed(1),
    formatSignificant(film.thresholdUjPerCm2, 3),
  ]);
  return [...alignedTable(['gain against threshold', 'net gain cm⁻¹', 'threshold µJ/cm²'], rows), ''];
}

function otherLines(others: Found['others']): string[] {
  if (others.length === 0) return [];
  const rows = others
    .slice(0, 6)
    .map((film) => [
      `${layersOf(film)}, ${film.thicknessNm.toFixed(1)} nm`,
      film.netGainPerCm.toFixed(1),
      film.thresholdUjPerCm2 === null ? '–' : formatSignificant(film.thresholdUjPerCm2, 3),
    ]);
  return [...alignedTable(['other films', 'net gain cm⁻¹', 'threshold µJ/cm²'], rows), ''];
}
