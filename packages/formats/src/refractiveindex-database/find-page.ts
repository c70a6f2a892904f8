import { firstOf, InputError, nearestWord } from '@modalgain/numerics';
import { pageName, pageOfPath, type DatabasePage } from './database.js';

/** Names that a message lists at most. */
const mostNames = 8;

/**
 * The page of a database by `shelf/book/page`, `book/page`, `book` or the path of its file. Upper case does not matter; of a book
 * "C6H14 - hexane" either half is enough, of "mixed gases/air" the last folder.
 *
 * @throws InputError for a name that no page has, with the nearest, or that several have, with them
 */
export function findPage(pages: readonly DatabasePage[], name: string): DatabasePage {
  const found = pagesNamed(pages, name);
  const [page] = found;
  if (found.length === 1) return page;
  if (found.length === 0)
    throw new InputError(`found no page "${name}" in the database; ${advice(pages, name)}`);
  throw new InputError(
    `"${name}" may be any of ${firstOf(found.map(pageName), mostNames)}; name the page that is meant.`,
  );
}

/** The pages that a text may mean: of names, titles or paths that contain all its words. */
export function searchPages(pages: readonly DatabasePage[], text: string): readonly DatabasePage[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return pages.filter((page) => {
    const where = `${pageName(page)} ${page.title} ${page.file}`.toLowerCase();
    return words.every((word) => where.includes(word));
  });
}

/** The pages of the same book. */
export function bookOf(
  pages: readonly DatabasePage[],
  { shelf, book }: DatabasePage,
): readonly DatabasePage[] {
  return pages.filter((page) => page.shelf === shelf && page.book === book && page.kind === 'nk');
}

function pagesNamed(pages: readonly DatabasePage[], name: string): readonly DatabasePage[] {
  const wanted = name.trim().toLowerCase().replaceAll('\\', '/');
  const parts = wanted
    .replace(/\.ya?ml$/, '')
    .split('/')
    .filter((part) => part !== '' && part !== 'nk');
  const named = pages.filter((page) => page.file.toLowerCase() === wanted || isNamed(page, parts));
  const linear = named.filter(({ kind }) => kind === 'nk');
  const found = linear.length > 0 ? linear : named;
  // Of the pages that lead to one file the first listed: selections of the database come after its shelves.
  return found.filter((page, i) => found.findIndex(({ file }) => file === page.file) === i);
}

function isNamed(page: DatabasePage, parts: readonly string[]): boolean {
  // Of a folder above the database too, whose own name then comes first.
  if (parts.length > 1 && `/${pageName(pageOfPath(page.file))}`.toLowerCase().endsWith(`/${parts.join('/')}`))
    return true;
  return [page, pageOfPath(page.file)].some((names) => {
    const shelf = names.shelf.toLowerCase();
    const books = bookNames(names.book);
    const title = names.page.toLowerCase();
    const [first = '', second = ''] = parts;
    if (parts.length === 1) return books.includes(first);
    if (parts.length === 2)
      return (books.includes(first) && title === second) || (shelf === first && books.includes(second));
    return shelf === first && books.includes(parts.slice(1, -1).join('/')) && title === parts.at(-1);
  });
}

/** A book's own name, its last folder, and the halves of "formula - name". */
function bookNames(book: string): readonly string[] {
  const name = book.toLowerCase();
  const last = name.slice(name.lastIndexOf('/') + 1);
  return [name, last, ...last.split(' - ')].map((word) => word.trim());
}

function advice(pages: readonly DatabasePage[], name: string): string {
  const parts = name.split('/').filter(Boolean);
  const book = (parts.length > 2 ? parts[1] : parts.at(0)) ?? name;
  const inBook = pagesNamed(pages, book);
  if (inBook.length > 0) return `of ${book} it has ${named(inBook)}.`;
  const nearest = nearestWord(book, [...new Set(pages.flatMap((page) => bookNames(page.book)))]);
  return nearest === undefined
    ? 'search it with --list and a word.'
    : `did you mean "${nearest}"? It has ${named(pagesNamed(pages, nearest))}.`;
}

const named = (pages: readonly DatabasePage[]): string =>
  firstOf([...new Set(pages.map(({ page }) => page))], mostNames);
