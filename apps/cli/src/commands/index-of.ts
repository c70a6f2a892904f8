import type { Material } from '@modalgain/optics';
import { Command } from 'commander';
import { alignedTable } from '../aligned-table.js';
import type { IndexPoint } from '../index-of/wavelengths.js';
import { printJson, printLines } from '../output.js';
import { figureOption, refuseFigureFile, writeFigure } from '../write-figure.js';

interface IndexOptions {
  readonly at?: string;
  readonly step?: string;
  readonly database?: string;
  readonly list?: string | true;
  readonly check: boolean;
  readonly csv: boolean;
  readonly figure?: string;
  readonly json: boolean;
}

const help = `
MATERIAL is a name of the library, a file (a delimited table of n and k, or YAML of refractiveindex.info), or with --database
a page of that folder: SHELF/BOOK/PAGE, BOOK/PAGE, or BOOK where it has one page. The folder is a copy of the database of
https://github.com/polyanskiy/refractiveindex.info-database. Nothing is extrapolated.

Examples:
  modalgain index fused-silica --at "656 nm"
  modalgain index nk/SC1.csv --at "400 nm .. 800 nm" --step "5 nm" --csv > n-and-k.csv
  modalgain index silver --at "656 nm" --figure silver.svg
  modalgain index --list glass
  modalgain index main/SiO2/Malitson --database refractiveindex.info-database --at "656 nm"
  modalgain index --database refractiveindex.info-database --list CdSe
  modalgain index --database refractiveindex.info-database --check`;

/** `modalgain index MATERIAL --at WAVELENGTH`: n, k and group index of a material of the library, a file or a database. */
export function indexCommand(): Command {
  return new Command('index')
    .description(
      'n, k and group index of a material of the library, of a file, or of a database, at wavelengths.',
    )
    .argument('[material]', 'a name of the library, a file, or a page of --database')
    .option(
      '--at <wavelength>',
      'vacuum wavelength with its unit, e.g. "656 nm", or a range "400 nm .. 800 nm"',
    )
    .option('--step <length>', 'step of a range (default: 41 points)')
    .option('--database <folder>', 'a folder of the refractiveindex.info database')
    .option('--list [text]', 'list the library, or with --database its pages, that a text finds')
    .option('--check', 'with --database: read every file and say which are refused and why', false)
    .option('--csv', 'print a table of comma-separated values', false)
    .option(...figureOption)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', help)
    .action(index);
}

async function index(name: string | undefined, options: IndexOptions): Promise<void> {
  if (options.list !== undefined || options.check) return lists(options);
  const { InputError } = await import('@modalgain/numerics');
  if (name === undefined) throw new InputError('name a material or a file, or list the library with --list.');
  if (options.at === undefined)
    throw new InputError('say at which wavelength: --at "656 nm".', { field: '--at' });
  await refuseFigureFile(options.figure);
  const { findInDatabase, findNamed } = await import('../index-of/material.js');
  const { pointsOf, wavelengthsOf } = await import('../index-of/wavelengths.js');
  const wavelengthsNm = await wavelengthsOf(options.at, options.step);
  const found =
    options.database === undefined
      ? await findNamed(name, wavelengthsNm[0])
      : await findInDatabase(options.database, name);
  const { material } = found;
  const notes = [...found.notes, ...tableNote(material)];
  const points = await pointsOf(material, wavelengthsNm, found.alternatives);
  const { description, rangeNm, source } = material;
  if (options.json) printJson({ material: material.name, description, source, rangeNm, points, notes });
  else if (options.csv) await printCsv(points);
  else {
    printLines([
      ...(points.length === 1 ? [`${material.name} ${sentence(points[0])}`] : tableOf(points)),
      [
        rangeNm[0] === rangeNm[1] ? `${rangeNm[0]} nm only` : `${rangeNm[0]} to ${rangeNm[1]} nm`,
        description.replace(/\.$/, ''),
        source,
      ]
        .filter((part) => part !== '')
        .join('; '),
      ...notes,
    ]);
  }
  if (options.figure !== undefined) {
    const { opticalConstantsFigure } = await import('@modalgain/figures');
    const { plottedMaterial } = await import('../index-of/figure.js');
    await writeFigure(options.figure, opticalConstantsFigure(plottedMaterial(material, wavelengthsNm)));
  }
}

async function lists({ list, check, database, json }: IndexOptions): Promise<void> {
  const { checkDatabase, listDatabase, listLibrary } = await import('../index-of/lists.js');
  const text = typeof list === 'string' ? list : undefined;
  if (check) {
    const { InputError } = await import('@modalgain/numerics');
    if (database === undefined) throw new InputError('found --check without --database, expected a folder.');
    return checkDatabase(database, json);
  }
  return database === undefined ? listLibrary(text, json) : listDatabase(database, text, json);
}

function tableNote({ blocks = [] }: Material): string[] {
  const isTable = blocks.some((block) => block.kind === 'table' && block.n !== undefined);
  return isTable
    ? [
        'n comes from a table: straight lines between its rows, slopes for the group index by parabolas through three.',
      ]
    : [];
}

const kText = (k: number | null): string => (k === null ? 'not given' : String(Number(k.toPrecision(5))));

function sentence({ wavelengthNm, n, k, groupIndex }: IndexPoint): string {
  const extinction = k === null ? 'k not given' : `k = ${kText(k)}`;
  return `at ${wavelengthNm} nm: n = ${n.toFixed(6)}, ${extinction}, group index ${groupIndex.toFixed(4)}`;
}

function tableOf(points: readonly IndexPoint[]): string[] {
  const rows = points.map(({ wavelengthNm, n, k, groupIndex }) => [
    String(wavelengthNm),
    n.toFixed(6),
    kText(k),
    groupIndex.toFixed(4),
  ]);
  return alignedTable(['nm', 'n', 'k', 'group index'], rows);
}

/** The column of k is left out where the source does not give it at every wavelength. */
async function printCsv(points: readonly IndexPoint[]): Promise<void> {
  const { writeDelimited } = await import('@modalgain/formats');
  const k = points.flatMap((point) => (point.k === null ? [] : [point.k]));
  const csv = writeDelimited({
    columns: [
      { header: 'wavelength_nm', values: points.map(({ wavelengthNm }) => wavelengthNm) },
      { header: 'n', values: points.map(({ n }) => n) },
      ...(k.length === points.length ? [{ header: 'k', values: k }] : []),
      { header: 'group_index', values: points.map(({ groupIndex }) => groupIndex) },
    ],
    digits: 10,
  });
  process.stdout.write(csv);
}
