import type { LayerCutoff, Mode, ModeSearch, Polarization } from '@modalgain/optics';
import type { StackFile } from '@modalgain/study';
import { Command } from 'commander';
import { alignedTable } from '../aligned-table.js';
import { readInputFile } from '../input.js';
import { printJson, printLines } from '../output.js';

const example = `
Exit code 0 also where nothing is guided; 2 for bad input.

A stack file, YAML or JSON:
  wavelength: 656 nm
  polarization: both            # TE, TM or both
  layers:                       # from cover to substrate
    - index: air                # a number, [n, k] (k < 0 is gain), or a material (modalgain index --list)
    - {name: SC1, index: [1.9, -0.0097], thickness: 204.3 nm, film: true}
    - {index: fused-silica, thickness: 1 um}
    - index: 3.84
  boundary: {substrate: leaky}  # optional: modes that radiate into a half-space
  search: {real: [1.4, 1.9], imaginary: [-0.05, 0.2]}   # optional: where in the plane of N

A layer may have an extraordinaryIndex beside its index: platelets that lie flat are uniaxial.

Example:
  modalgain modes stack.yaml --json`;

/** `modalgain modes STACK...`: all guided or leaky modes of stacks, with confinement and cut-offs. */
export function modesCommand(): Command {
  return new Command('modes')
    .description(
      'All modes of a stack, with loss, gain and leak: effective and group index, the three confinements, cut-off thicknesses.',
    )
    .argument('<stacks...>', 'stack files, YAML or JSON')
    .option('--json', 'print one JSON document: an object, for several files an array of them', false)
    .addHelpText('after', example)
    .action(modes);
}

interface Cutoff {
  readonly polarization: Polarization;
  readonly order: number;
  readonly outcome: LayerCutoff;
}

interface PolarizationSearch extends ModeSearch {
  readonly polarization: Polarization;
}

/** One stack file and what it guides. */
interface StackResult extends StackFile {
  readonly searches: readonly PolarizationSearch[];
  /** Of each guided mode and the next, in each polarization; none where the film has several layers, or loss, gain or leak. */
  readonly cutoffs: readonly Cutoff[];
}

async function modes(files: readonly string[], { json }: { json: boolean }): Promise<void> {
  const results: StackResult[] = [];
  for (const file of files) results.push(await solve(file));
  if (json) {
    const documents = results.map(documentOf);
    printJson(documents.length === 1 ? documents[0] : documents);
  } else printLines(results.flatMap(linesOf));
}

async function solve(file: string): Promise<StackResult> {
  const { readText } = await import('@modalgain/formats');
  const { readStack } = await import('@modalgain/study');
  const { cutoffThickness, findModes, isLossless } = await import('@modalgain/optics');
  const { bytes } = await readInputFile(file);
  const read = readStack(readText(bytes, file), file);
  const { stack, polarizations, search } = read;
  const searches = polarizations.map((polarization) => ({
    polarization,
    ...findModes(stack, polarization, search && { search }),
  }));
  const hasCutoffs = isLossless(stack) && stack.film.length === 1 && search === undefined;
  const cutoffs = searches.flatMap(({ polarization, modes: found }) =>
    Array.from({ length: hasCutoffs ? found.length + 1 : 0 }, (_, order) => ({
      polarization,
      order,
      outcome: cutoffThickness({ stack, polarization, order }),
    })),
  );
  return { ...read, searches, cutoffs };
}

function documentOf({ file, stack, notes, searches, cutoffs }: StackResult): unknown {
  return {
    file,
    wavelengthNm: stack.wavelengthNm,
    layers: stack.layers.map(({ name, index, extraordinaryIndex, thicknessNm }, position) => ({
      ...(name !== undefined && { name }),
      index: pairOf(index),
      ...(extraordinaryIndex !== undefined && { extraordinaryIndex: pairOf(extraordinaryIndex) }),
      ...(thicknessNm !== undefined && { thicknessNm }),
      film: stack.film.includes(position),
    })),
    boundary: { cover: 'bound', substrate: 'bound', ...stack.boundary },
    modes: searches.flatMap(({ modes: found }) => found.map(modeDocument)),
    searches: searches.map(({ polarization, regions, completeness }) => ({
      polarization,
      regions,
      completeness,
    })),
    cutoffs: cutoffs.map(({ polarization, order, outcome }) => ({ polarization, order, ...outcome })),
    notes,
  };
}

type Index = StackFile['stack']['layers'][number]['index'];

const pairOf = (index: Index): [number, number] =>
  typeof index === 'number' ? [index, 0] : [index.n, index.k];

/** All of a mode but the amplitudes from which its field is drawn. */
function modeDocument(mode: Mode): unknown {
  return { ...mode, field: undefined };
}

function linesOf(result: StackResult): string[] {
  const { file, stack, searches, notes } = result;
  const found = searches.flatMap(({ modes: ofPolarization }) => ofPolarization);
  return [
    `${file}: ${stack.layers.length} layers at ${stack.wavelengthNm} nm`,
    ...(found.length === 0 ? ['No guided mode.'] : modeTable(found)),
    ...found.filter(({ exceptional }) => exceptional).map(exceptionalLine),
    ...searches.flatMap(completenessLines),
    ...cutoffLines(result),
    ...notes.map((note) => `Note: ${note}`),
    '',
  ];
}

function modeTable(found: readonly Mode[]): string[] {
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
      'power by layer (%)',
    ],
    found.map((mode) => [
      nameOf(mode),
      mode.effectiveIndex[0].toFixed(6),
      ...(isComplex ? [mode.effectiveIndex[1].toExponential(3), gainText(mode.modalGainPerCm)] : []),
      mode.groupIndex.toFixed(4),
      share(mode.confinement.power),
      share(mode.confinement.modal[0]),
      share(mode.confinement.energy),
      mode.powerShare?.map((part) => (100 * part).toFixed(1)).join(' ') ?? '-',
    ]),
  );
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

function cutoffLines({ cutoffs }: StackResult): string[] {
  if (cutoffs.length === 0) return [];
  const words = cutoffs.map((cutoff) => `${nameOf(cutoff)} ${cutoffWords(cutoff.outcome)}`);
  return [`Guided from this film thickness on: ${words.join(', ')}`];
}

function cutoffWords(outcome: LayerCutoff): string {
  if (outcome.kind === 'cut-off') return `${outcome.thicknessNm.toFixed(1)} nm`;
  return outcome.kind === 'guided-at-any-thickness' ? 'any' : 'none (its index is too low)';
}

const nameOf = ({ polarization, order }: { polarization: Polarization; order: number }): string =>
  `${polarization}${order}`;
