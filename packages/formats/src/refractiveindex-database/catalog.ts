import { parseRecords } from './records.js';

/** One page as a catalog of the database lists it, e.g. `main`, `Ag`, `Johnson`. */
export interface CatalogEntry {
  readonly shelf: string;
  readonly book: string;
  readonly page: string;
  /** Author, year, quantities and range. */
  readonly title: string;
  /** Path of its file below the folder of data. */
  readonly data: string;
}

/** The names under which releases of the database have their catalog. */
export const isCatalogName = (name: string): boolean => /^(?:library|catalog-\w+)\.ya?ml$/i.test(name);

/**
 * The pages of a catalog: SHELF, BOOK and PAGE, each with its content below; dividers and anything else are left out.
 *
 * @throws UnreadableFileError for text that is no YAML
 */
export function catalogEntries(text: string): CatalogEntry[] {
  return parseRecords(text).flatMap((shelf) =>
    shelf.content.flatMap((book) =>
      book.content.flatMap((page) => {
        const names = [shelf.entries.get('SHELF'), book.entries.get('BOOK'), page.entries.get('PAGE')];
        const data = page.entries.get('data') ?? page.entries.get('path');
        const [shelfName, bookName, pageName] = names;
        if (shelfName === undefined || bookName === undefined || pageName === undefined) return [];
        if (data === undefined) return [];
        const title = (page.entries.get('name') ?? '').replace(/<[^>]*>/g, '');
        return [{ shelf: shelfName, book: bookName, page: pageName, title, data }];
      }),
    ),
  );
}
