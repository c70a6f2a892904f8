import {
  filmGrid,
  type Candidate,
  type DesignMedia,
  type FilmBlock,
  type FilmColumns,
} from '@modalgain/design';
import type { FileSource } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import type { CellValue, TableColumn } from '@modalgain/report';
import {
  designBasisOf,
  designMediaOf,
  runStudyInFull,
  type DesignBasis,
  type DesignGrid,
  type SweepDocument,
  type SweepKind,
} from '@modalgain/study';
import { placesAt, pointCount } from './grid-order.js';
import type { SweepUnits, SweptLines } from './open-sweep.js';
import { openOneStudy } from './one-study.js';
import { studyInputsOf } from './study-inputs.js';
import { namedFromSweep } from './subfolder.js';

type Design = Extract<SweepKind, { kind: 'design' }>;

const usualPointsPerPart = 10_000;

/** A grid that can be computed: the film that all start from, and the values of each axis. */
interface ReadyGrid {
  readonly media: readonly DesignMedia[];
  readonly axes: GridAxes;
  readonly start: Candidate;
  readonly predict: (media: DesignMedia, films: FilmBlock) => FilmColumns;
}

/** From the slowest to the fastest. */
interface GridAxes {
  readonly pumpWavelengthNm: readonly number[];
  readonly fluenceUjPerCm2: readonly number[];
  readonly densityRatio: readonly number[];
  readonly underlayerNm: readonly number[];
  readonly thicknessNm: readonly number[];
}

const axisNames = [
  'pumpWavelengthNm',
  'fluenceUjPerCm2',
  'densityRatio',
  'underlayerNm',
  'thicknessNm',
] as const;

/**
 * A grid of films that could be made. The study is analysed when the first part is computed.
 *
 * @throws InputError for a study that cannot be read
 */
export async function openDesignGrid(
  { study, grid }: Design,
  source: FileSource,
  placeOf: SweepDocument['placeOf'],
): Promise<SweepUnits> {
  const own = await openOneStudy(study, source);
  let ready: Promise<ReadyGrid> | undefined;
  return {
    unitCount: pointCount([mediaCount(grid), ...axisNames.map((axis) => countOf(grid, axis))]),
    usualUnitsPerPart: usualPointsPerPart,
    table: { title: 'Films that could be made, one line a point of the grid', columns },
    inputs: () => studyInputsOf(own),
    linesOf: async (first, count, signal) => {
      const { folder, ...run } = own;
      ready ??= prepare(analysed(folder, { ...run, ...(signal && { signal }) }), grid, placeOf);
      return linesOfBlock(await ready, first, count);
    },
  };
}

const mediaCount = ({ cover, substrate, underlayer }: DesignGrid): number =>
  (cover?.length ?? 1) * (substrate?.length ?? 1) * (underlayer?.index.length ?? 1);

const countOf = (grid: DesignGrid, axis: keyof GridAxes): number => statedValues(grid)[axis]?.length ?? 1;

function statedValues({
  pump,
  fluence,
  density,
  underlayer,
  thickness,
}: DesignGrid): Readonly<Record<keyof GridAxes, readonly number[] | undefined>> {
  return {
    pumpWavelengthNm: pump,
    fluenceUjPerCm2: fluence,
    densityRatio: density,
    underlayerNm: underlayer?.thickness,
    thicknessNm: thickness,
  };
}

/** What the study gives to start from. */
const analysed = (folder: string, run: Parameters<typeof runStudyInFull>[0]) =>
  namedFromSweep(folder, async () => {
    const { designSource } = await runStudyInFull(run);
    if (designSource) return designSource;
    throw new InputError('has no film with a gain to carry over.', { file: run.file });
  });

async function prepare(
  source: ReturnType<typeof analysed>,
  grid: DesignGrid,
  placeOf: SweepDocument['placeOf'],
): Promise<ReadyGrid> {
  const designSource = await source;
  const { film, goal } = grid;
  const basis = await designBasisOf(designSource, { goal, ...(film !== undefined && { film }) });
  if (grid.pump && !basis.law.pump)
    throw new InputError(
      `the pump wavelength of ${basis.law.film} cannot be varied: its n and k at the pump are not known.`,
      placeOf(['design', 'pump']),
    );
  const { cover, substrate, underlayer } = grid;
  const media = await designMediaOf(designSource.context, {
    ...(cover && { cover }),
    ...(substrate && { substrate }),
    ...(underlayer && { underlayer: { index: underlayer.index } }),
  });
  const { law, measured, thresholdGain } = basis;
  return {
    media,
    axes: axesOf(grid, basis),
    start: measured.candidate,
    predict: filmGrid(law, measured, { neededNetGain: thresholdGain }),
  };
}

/** What is not stated is as in the measured film. */
function axesOf(grid: DesignGrid, { measured, fluenceUjPerCm2 }: DesignBasis): GridAxes {
  const stated = statedValues(grid);
  const { candidate } = measured;
  const at = (axis: Exclude<keyof GridAxes, 'fluenceUjPerCm2'>): readonly number[] =>
    stated[axis] ?? [candidate[axis]];
  return {
    pumpWavelengthNm: at('pumpWavelengthNm'),
    fluenceUjPerCm2: stated.fluenceUjPerCm2 ?? [fluenceUjPerCm2],
    densityRatio: at('densityRatio'),
    underlayerNm: at('underlayerNm'),
    thicknessNm: at('thicknessNm'),
  };
}

/** Between equal media one block after the other: they run slowest. */
function linesOfBlock(grid: ReadyGrid, first: number, count: number): SweptLines {
  const { media, axes, start, predict } = grid;
  const counts = axisNames.map((axis) => axes[axis].length);
  const perMedia = pointCount(counts);
  const rows: CellValue[][] = [];
  for (let point = first; point < first + count;) {
    const which = Math.floor(point / perMedia);
    const length = Math.min(first + count, (which + 1) * perMedia) - point;
    const films = filmsOf({ axes, counts, start, from: point - which * perMedia, length });
    const found = predict(media[which], films);
    for (let i = 0; i < length; i++) rows.push(rowOf(media[which], films, found, i));
    point += length;
  }
  return { rows, failed: [], inputs: [] };
}

function filmsOf(block: {
  readonly axes: GridAxes;
  readonly counts: readonly number[];
  readonly start: Candidate;
  readonly from: number;
  readonly length: number;
}): FilmBlock {
  const { axes, counts, start, from, length } = block;
  const column = (value: number): Float64Array => new Float64Array(length).fill(value);
  const films = {
    indexShift: column(start.indexShift),
    roughnessRatio: column(start.roughnessRatio),
    pumpWavelengthNm: column(0),
    fluenceUjPerCm2: column(0),
    densityRatio: column(0),
    underlayerNm: column(0),
    thicknessNm: column(0),
  };
  for (let i = 0; i < length; i++) {
    const places = placesAt(counts, from + i);
    for (let axis = 0; axis < axisNames.length; axis++)
      films[axisNames[axis]][i] = axes[axisNames[axis]][places[axis]];
  }
  return films;
}

const columns: readonly TableColumn[] = [
  { name: 'cover', type: 'text', unit: '' },
  { name: 'underlayer', type: 'text', unit: '' },
  { name: 'substrate', type: 'text', unit: '' },
  { name: 'pump wavelength', type: 'number', unit: 'nm' },
  { name: 'fluence', type: 'number', unit: 'uJ/cm2' },
  { name: 'density ratio', type: 'number', unit: '', description: 'Over the density of the measured film' },
  { name: 'underlayer thickness', type: 'number', unit: 'nm' },
  { name: 'thickness', type: 'number', unit: 'nm' },
  { name: 'modes', type: 'integer', unit: '', description: 'Guided modes of TE' },
  { name: 'effective index', type: 'number', unit: '', description: 'Of TE0; none where nothing is guided' },
  { name: 'confinement modal', type: 'number', unit: '', description: 'dN/dn of the film, of TE0' },
  { name: 'loss', type: 'number', unit: 'cm-1' },
  { name: 'net gain', type: 'number', unit: 'cm-1', description: 'At the fluence of the line' },
  {
    name: 'threshold fluence',
    type: 'number',
    unit: 'uJ/cm2',
    description: 'None where the gain saturates below what is needed',
  },
];

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

function rowOf(
  { cover, underlayer, substrate }: DesignMedia,
  films: FilmBlock,
  found: FilmColumns,
  i: number,
): CellValue[] {
  return [
    cover.name,
    underlayer?.name ?? null,
    substrate.name,
    films.pumpWavelengthNm[i] > 0 ? films.pumpWavelengthNm[i] : null,
    films.fluenceUjPerCm2[i],
    films.densityRatio[i],
    films.underlayerNm[i],
    films.thicknessNm[i],
    found.modeCount[i],
    known(found.effectiveIndex[i]),
    known(found.confinementModal[i]),
    known(found.lossPerCm[i]),
    known(found.netGainPerCm[i]),
    known(found.thresholdUjPerCm2[i]),
  ];
}
