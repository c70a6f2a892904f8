import type { DatabasePage, FileSource } from '@modalgain/formats';
import type { Material } from '@modalgain/optics';
import { readInputFile } from '../input.js';

/** A material, and what may stand in for it where it is not known. */
export interface FoundMaterial {
  readonly material: Material;
  readonly notes: readonly string[];
  /** Names of materials of the same stuff that are known at a wavelength. */
  readonly alternatives: (wavelengthNm: number) => Promise<readonly string[]>;
}

/** A name with a dot or a slash is a file; no material of the library has one. */
export async function findNamed(name: string, wavelengthNm: number): Promise<FoundMaterial> {
  if (/[./\\]/.test(name)) return fromFile(name);
  const { findMaterial, materialsCovering } = await import('@modalgain/optics');
  const material = findMaterial(name, wavelengthNm);
  return {
    material,
    notes: [],
    alternatives: (nm) => Promise.resolve(materialsCovering(material.name, nm).map((other) => other.name)),
  };
}

async function fromFile(name: string): Promise<FoundMaterial> {
  const { materialFromDispersion, materialFromTable } = await import('@modalgain/optics');
  const { readMeasurement } = await import('@modalgain/formats');
  const file = await readInputFile(name);
  const { measurements } = await readMeasurement({ ...file, as: ['optical-constants', 'dispersion'] });
  const [data] = measurements;
  const material =
    data.kind === 'dispersion' ? materialFromDispersion(name, data) : materialFromTable(name, data);
  return { material, notes: data.provenance.notes, alternatives: () => Promise.resolve([]) };
}

/** A page of a folder of the refractiveindex.info database. */
export async function findInDatabase(folder: string, name: string): Promise<FoundMaterial> {
  const { databasePages, findPage, pageName, readPage } = await import('@modalgain/formats');
  const { materialFromDispersion } = await import('@modalgain/optics');
  const source = await databaseSource(folder);
  const pages = await databasePages(source);
  const page = findPage(pages, name);
  const data = await readPage(source, page);
  return {
    material: materialFromDispersion(pageName(page), data),
    notes: data.provenance.notes,
    alternatives: (nm) => coveringPages({ source, pages, page, wavelengthNm: nm }),
  };
}

/** @throws InputError where the path is no folder */
export async function databaseSource(folder: string): Promise<FileSource> {
  const { stat } = await import('node:fs/promises');
  const { InputError } = await import('@modalgain/numerics');
  const { folderSource } = await import('@modalgain/formats/node');
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return folderSource(folder);
  throw new InputError(`found ${found ? 'a file' : 'nothing'} at --database, expected a folder.`, {
    file: folder,
  });
}

async function coveringPages({
  source,
  pages,
  page,
  wavelengthNm,
}: {
  readonly source: FileSource;
  readonly pages: readonly DatabasePage[];
  readonly page: DatabasePage;
  readonly wavelengthNm: number;
}): Promise<readonly string[]> {
  const { bookOf, pageName, readEveryPage } = await import('@modalgain/formats');
  const { evaluateDispersion } = await import('@modalgain/optics');
  const book = bookOf(pages, page);
  const names: string[] = [];
  for await (const outcome of readEveryPage(source, book)) {
    if (outcome.kind === 'refused') continue;
    const found = book.find(({ file }) => file === outcome.file);
    const isKnown = evaluateDispersion(outcome.data.blocks, wavelengthNm).n !== undefined;
    if (found !== undefined && isKnown) names.push(pageName(found));
  }
  return names;
}
