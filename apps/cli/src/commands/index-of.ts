import type { Material } from '@modalgain/optics';
import { Command } from 'commander';
import { alignedTable } from '../aligned-table.js';
import { readInputFile } from '../input.js';
import { printJson, printLines } from '../output.js';

interface IndexOptions {
  readonly at?: string;
  readonly list: boolean;
  readonly json: boolean;
}

const example = `
Examples:
  modalgain index fused-silica --at "656 nm"
  modalgain index nk/SC1.csv --at "656 nm" --json
  modalgain index --list`;

/** `modalgain index NAME|FILE --at WAVELENGTH`: n and k of a material of the library or of a file. */
export function indexCommand(): Command {
  return new Command('index')
    .description('n and k of a material of the library, or of an n,k file, at a wavelength.')
    .argument(
      '[material]',
      'a name of the library, or a file (delimited n,k table or refractiveindex.info YAML)',
    )
    .option('--at <wavelength>', 'vacuum wavelength with its unit, e.g. "656 nm"')
    .option('--list', 'list the materials of the library with sources and ranges', false)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', example)
    .action(index);
}

async function index(name: string | undefined, options: IndexOptions): Promise<void> {
  if (options.list) return list(options.json);
  const { InputError, parseQuantity } = await import('@modalgain/numerics');
  if (name === undefined) throw new InputError('name a material or a file, or list the library with --list.');
  if (options.at === undefined)
    throw new InputError('say at which wavelength: --at "656 nm".', { field: '--at' });
  const wavelengthNm = parseQuantity(options.at, 'lengthNm').value;
  const material = await materialOf(name, wavelengthNm);
  const { n, k } = material.nk(wavelengthNm);
  const { description, rangeNm, source } = material;
  if (options.json) {
    printJson({ material: material.name, wavelengthNm, n, k: k ?? null, description, rangeNm, source });
    return;
  }
  printLines([
    `${material.name} at ${wavelengthNm} nm: n = ${n.toFixed(6)}, ${k === undefined ? 'k not given' : `k = ${k}`}`,
    `${rangeNm[0]} to ${rangeNm[1]} nm; ${description}; ${source}`,
  ]);
}

/** A name with a dot or a slash is a file; no material of the library has one. */
async function materialOf(name: string, wavelengthNm: number): Promise<Material> {
  const { findMaterial, materialFromDispersion, materialFromTable } = await import('@modalgain/optics');
  if (!/[./\\]/.test(name)) return findMaterial(name, wavelengthNm);
  const { readMeasurement } = await import('@modalgain/formats');
  const file = await readInputFile(name);
  const { measurements } = await readMeasurement({ ...file, as: ['optical-constants', 'dispersion'] });
  const [data] = measurements;
  return data.kind === 'dispersion' ? materialFromDispersion(name, data) : materialFromTable(name, data);
}

async function list(json: boolean): Promise<void> {
  const { materialLibrary } = await import('@modalgain/optics');
  if (json) {
    printJson(
      materialLibrary.map(({ name, description, rangeNm, source }) => ({
        name,
        description,
        rangeNm,
        source,
      })),
    );
    return;
  }
  const rows = materialLibrary.map(({ name, rangeNm }) => [name, String(rangeNm[0]), String(rangeNm[1])]);
  const sources = materialLibrary.map(({ description, source }) => `${description}; ${source}`);
  const [header, rule, ...lines] = alignedTable(['material', 'from nm', 'to nm'], rows);
  printLines([header, rule, ...lines.map((line, position) => `${line}  ${sources[position]}`)]);
}
