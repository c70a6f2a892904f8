import type { LayerCutoff, Mode, Polarization } from '@modalgain/optics';
import type { StackFile } from '@modalgain/study';
import { alignedTable } from '../aligned-table.js';
import type { PolarizationSearch, StackModes } from './solve.js';

/** The modes of a stack for a person. */
export function modesLines(result: StackModes): string[] {
  const { read, stack, searches, notes } = result;
  const found = searches.flatMap(({ modes: ofPolarization }) => ofPolarization);
  return [
    `${read.file}: ${read.layers[read.layers.length - 1].entry + 1} layers at ${stack.wavelengthNm} nm`,
    ...(found.length === 0 ? ['No guided mode.'] : modeTable(found, read)),
    ...found.filter(({ exceptional }) => exceptional).map(exceptionalLine),
    ...searches.flatMap(completenessLines),
    ...cutoffLines(result),
    ...notes.map((note) => `Note: ${note}`),
    '',
  ];
}

/** More shares than this make no table. */
const mostLayers = 8;

function modeTable(found: readonly Mode[], { layers }: StackFile): string[] {
  const withShares = layers[layers.length - 1].entry < mostLayers;
  const isComplex = found.some(({ kind, effectiveIndex }) => kind === 'leaky' || effectiveIndex[1] !== 0);
  const share = (value: number | undefined): string => value?.toFixed(4) ?? '-';
  return alignedTable(
    [
      'mode',
      'N',
      ...(isComplex ? ['Im N', 'gain (cm⁻¹)'] : []),
      'group index',
      'power',
      'modal',
      'energy',
      ...(withShares ? ['power by layer (%)'] : []),
    ],
    found.map((mode) => [
      nameOf(mode),
      mode.effectiveIndex[0].toFixed(6),
      ...(isComplex ? [mode.effectiveIndex[1].toExponential(3), gainText(mode.modalGainPerCm)] : []),
      mode.groupIndex.toFixed(4),
      share(mode.confinement.power),
      share(mode.confinement.modal[0]),
      share(mode.confinement.energy),
      ...(withShares ? [sharesText(mode, layers)] : []),
    ]),
  );
}

/** By layer of the file: the slices of a graded one are added. */
function sharesText({ powerShare }: Mode, layers: StackFile['layers']): string {
  if (powerShare === undefined) return '-';
  const entries = [...new Set(layers.map(({ entry }) => entry))];
  const shares = entries.map((entry) =>
    powerShare.reduce((sum, part, at) => (layers[at].entry === entry ? sum + part : sum), 0),
  );
  return shares.map((part) => (100 * part).toFixed(1)).join(' ');
}

/** Four digits; the mode of a 1e-16 leak has a loss of 1e-11 cm-1, and 0 would be wrong. */
const gainText = (gainPerCm: number): string =>
  Math.abs(gainPerCm) < 1e-3 && gainPerCm !== 0 ? gainPerCm.toExponential(2) : gainPerCm.toPrecision(4);

const exceptionalLine = (mode: Mode): string =>
  `${nameOf(mode)} is at an exceptional point: two modes are nearly one, and N is good to about 1e-8 only, and what derives from it (confinement, group index) diverges.`;

/** What was searched and what is known of it, where it was more than the guided modes of a lossless stack. */
function completenessLines({ polarization, regions, completeness }: PolarizationSearch): string[] {
  if (completeness.kind === 'proven' && completeness.by === 'node count') return [];
  const where = regions
    .map(({ real, imaginary }) => `Re N ${spanOf(real)} with Im N ${spanOf(imaginary)}`)
    .join(' and ');
  const verdict =
    completeness.kind === 'proven'
      ? 'these are all, counted by the argument principle'
      : `not shown to be all: ${completeness.why}`;
  return [`Searched in ${polarization}: ${where || 'nowhere, no mode can be guided'}; ${verdict}.`];
}

const spanOf = ([low, high]: readonly [number, number]): string =>
  `${Number(low.toPrecision(5))} .. ${Number(high.toPrecision(5))}`;

function cutoffLines({ cutoffs }: StackModes): string[] {
  if (cutoffs.length === 0) return [];
  const words = cutoffs.map((cutoff) => `${nameOf(cutoff)} ${cutoffWords(cutoff.outcome)}`);
  return [`Guided from this film thickness on: ${words.join(', ')}`];
}

function cutoffWords(outcome: LayerCutoff): string {
  if (outcome.kind === 'cut-off') return `${outcome.thicknessNm.toFixed(1)} nm`;
  return outcome.kind === 'guided-at-any-thickness' ? 'any' : 'none (its index is too low)';
}

export const nameOf = ({ polarization, order }: { polarization: Polarization; order: number }): string =>
  `${polarization}${order}`;
