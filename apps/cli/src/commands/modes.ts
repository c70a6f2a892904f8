import type { GuidedMode, LayerCutoff, Polarization } from '@modalgain/optics';
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
    - index: air                # a number, or a material (modalgain index --list)
    - {name: SC1, index: 1.9, thickness: 204.3 nm, film: true}
    - index: fused-silica

Example:
  modalgain modes stack.yaml --json`;

/** `modalgain modes STACK...`: all guided modes of lossless stacks, with confinement and cut-offs. */
export function modesCommand(): Command {
  return new Command('modes')
    .description(
      'All guided modes of a stack: effective and group index, the three confinements, cut-off thicknesses.',
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

/** One stack file and what it guides. */
interface StackResult extends StackFile {
  readonly modes: readonly GuidedMode[];
  /** Of each guided mode and the next, in each polarization; none where the film has several layers. */
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
  const { cutoffThickness, guidedModes } = await import('@modalgain/optics');
  const { bytes } = await readInputFile(file);
  const read = readStack(readText(bytes, file), file);
  const { stack, polarizations } = read;
  const byPolarization = polarizations.map((polarization) => ({
    polarization,
    modes: guidedModes(stack, polarization),
  }));
  const cutoffs = byPolarization.flatMap(({ polarization, modes: found }) =>
    Array.from({ length: stack.film.length === 1 ? found.length + 1 : 0 }, (_, order) => ({
      polarization,
      order,
      outcome: cutoffThickness({ stack, polarization, order }),
    })),
  );
  return { ...read, modes: byPolarization.flatMap(({ modes: found }) => found), cutoffs };
}

function documentOf({ file, stack, notes, modes: found, cutoffs }: StackResult): unknown {
  return {
    file,
    wavelengthNm: stack.wavelengthNm,
    layers: stack.layers.map(({ name, index, thicknessNm }, position) => ({
      ...(name !== undefined && { name }),
      index: typeof index === 'number' ? [index, 0] : [index.n, index.k],
      ...(thicknessNm !== undefined && { thicknessNm }),
      film: stack.film.includes(position),
    })),
    modes: found.map(modeDocument),
    cutoffs: cutoffs.map(({ polarization, order, outcome }) => ({ polarization, order, ...outcome })),
    notes,
  };
}

/** All of a mode but the amplitudes from which its field is drawn. */
function modeDocument(mode: GuidedMode): unknown {
  const { polarization, order, effectiveIndex, groupIndex, confinement } = mode;
  const { powerShare, indexSensitivity, thicknessSensitivityPerNm } = mode;
  return {
    polarization,
    order,
    effectiveIndex,
    groupIndex,
    confinement,
    powerShare,
    indexSensitivity,
    thicknessSensitivityPerNm,
  };
}

function linesOf(result: StackResult): string[] {
  const { file, stack, modes: found, notes } = result;
  const table = alignedTable(
    ['mode', 'N', 'group index', 'power', 'modal', 'energy', 'power by layer (%)'],
    found.map((mode) => [
      nameOf(mode),
      mode.effectiveIndex[0].toFixed(6),
      mode.groupIndex.toFixed(4),
      mode.confinement.power.toFixed(4),
      mode.confinement.modal[0].toFixed(4),
      mode.confinement.energy.toFixed(4),
      mode.powerShare.map((share) => (100 * share).toFixed(1)).join(' '),
    ]),
  );
  return [
    `${file}: ${stack.layers.length} layers at ${stack.wavelengthNm} nm`,
    ...(found.length === 0 ? ['No guided mode.'] : table),
    ...cutoffLines(result),
    ...notes.map((note) => `Note: ${note}`),
    '',
  ];
}

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
