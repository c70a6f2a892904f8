import { InputError } from '@modalgain/numerics';
import type { FileSource } from '../file-source.js';
import { readText } from '../read-text.js';
import { catalogEntries, isCatalogName, type CatalogEntry } from './catalog.js';

/** One file of optical constants in a folder of the refractiveindex.info database. */
export interface DatabasePage {
  /** Path of the file below the folder. */
  readonly file: string;
  /** `n2` for nonlinear indices, which are no n and k. */
  readonly kind: 'nk' | 'n2';
  /** The names by which it is found: of its catalog where there is one, else of its folders. */
  readonly shelf: string;
  readonly book: string;
  readonly page: string;
  /** What a catalog says of it: author, year, range; empty where none lists it. */
  readonly title: string;
}

/**
 * The pages of a folder of the refractiveindex.info database, of any of its layouts: the checkout itself, its `database` or its `data`
 * (`data-nk`, `data/.../nk`, `data/...`), with or without a catalog. Files that a catalog lists twice are two pages of one file.
 *
 * @throws InputError for a folder without such files
 */
export async function databasePages(source: FileSource): Promise<readonly DatabasePage[]> {
  const files = await source.list('**/*.{yml,yaml}');
  const pages = files.filter((file) => !isNoData(file)).map(pageOfPath);
  if (pages.length === 0) {
    throw new InputError(
      'found no .yml file of optical constants, expected the folder of the refractiveindex.info database.',
    );
  }
  const byData = new Map(pages.map((page) => [dataPath(page.file).toLowerCase(), page]));
  const listed: DatabasePage[] = [];
  for (const catalog of files.filter((file) => isCatalogName(nameOf(file)))) {
    for (const entry of catalogEntries(readText(await source.read(catalog), catalog))) {
      const page = byData.get(entry.data.toLowerCase());
      if (page !== undefined) listed.push(namedBy(entry, page));
    }
  }
  const known = new Set(listed.map(({ file }) => file));
  return [...listed, ...pages.filter(({ file }) => !known.has(file))];
}

/** `shelf/book/page`. */
export function pageName({ shelf, book, page }: DatabasePage): string {
  return [shelf, book, page].filter((part) => part !== '').join('/');
}

/** The names of a page by its folders alone: `main/Ag/nk/Johnson.yml` is page Johnson of book Ag on shelf main. */
export function pageOfPath(file: string): DatabasePage {
  const folders = dataPath(file).split('/');
  const page = (folders.pop() ?? '').replace(/\.ya?ml$/i, '');
  const last = folders.at(-1);
  const quantity = last === 'nk' || last === 'n2' ? folders.pop() : undefined;
  const [shelf = '', ...book] = folders;
  const isNonlinear = quantity === 'n2' || /(?:^|\/)data-n2\//.test(file);
  return { file, kind: isNonlinear ? 'n2' : 'nk', shelf, book: book.join('/'), page, title: '' };
}

function namedBy({ shelf, book, page, title }: CatalogEntry, { file, kind }: DatabasePage): DatabasePage {
  return { file, kind, shelf, book, page, title };
}

/** The path below the innermost folder of data. */
function dataPath(file: string): string {
  return file.replace(/^.*?(?:^|\/)data(?:-nk|-n2)?\//, '');
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** Catalogs, descriptions of books, and what a checkout has beside the data. */
function isNoData(file: string): boolean {
  const name = nameOf(file);
  return isCatalogName(name) || /^about\.ya?ml$/i.test(name) || /(?:^|\/)tools?\//.test(file);
}
