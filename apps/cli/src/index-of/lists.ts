import type { DispersionData } from '@modalgain/measurements';
import { alignedTable } from '../aligned-table.js';
import { printJson, printLines } from '../output.js';
import { progressBar } from '../progress.js';
import { databaseSource } from './material.js';

/** The library, or those of its materials whose name, description or source holds a text. */
export async function listLibrary(text: string | undefined, json: boolean): Promise<void> {
  const { materialLibrary } = await import('@modalgain/optics');
  const wanted = (text ?? '').toLowerCase();
  const found = materialLibrary.filter(({ name, description, source }) =>
    `${name} ${description} ${source}`.toLowerCase().includes(wanted),
  );
  if (json) {
    printJson(
      found.map(({ name, description, rangeNm, source }) => ({ name, description, rangeNm, source })),
    );
    return;
  }
  if (found.length === 0) {
    printLines([`No material of the library has "${text ?? ''}" in its name, description or source.`]);
    return;
  }
  const rows = found.map(({ name, rangeNm }) => [name, String(rangeNm[0]), String(rangeNm[1])]);
  const sources = found.map(({ description, source }) => `${description}; ${source}`);
  const [header, rule, ...lines] = alignedTable(['material', 'from nm', 'to nm'], rows);
  printLines([header, rule, ...lines.map((line, position) => `${line}  ${sources[position]}`)]);
}

/** The pages of a database, or those that a text finds. */
export async function listDatabase(folder: string, text: string | undefined, json: boolean): Promise<void> {
  const { databasePages, pageName, searchPages } = await import('@modalgain/formats');
  const pages = searchPages(await databasePages(await databaseSource(folder)), text ?? '');
  if (json) {
    const shown = pages.map((page) => ({ name: pageName(page), title: page.title, file: page.file }));
    printJson({ database: folder, pages: shown });
    return;
  }
  printLines([
    ...pages.map((page) => [pageName(page), page.title].filter((part) => part !== '').join('  ')),
    `${pages.length} ${pages.length === 1 ? 'page' : 'pages'}`,
  ]);
}

/** Reads every file of a database, evaluates it over its range, and says which are refused and why. */
export async function checkDatabase(folder: string, json: boolean): Promise<void> {
  const { databasePages, readEveryPage } = await import('@modalgain/formats');
  const source = await databaseSource(folder);
  const pages = await databasePages(source);
  const total = new Set(pages.map(({ file }) => file)).size;
  const refused: { file: string; reason: string }[] = [];
  const { progress, end } = progressBar();
  let files = 0;
  let withoutN = 0;
  try {
    for await (const outcome of readEveryPage(source, pages, await evaluates())) {
      files++;
      progress({ done: files, total, what: outcome.file });
      if (outcome.kind === 'refused') refused.push({ file: outcome.file, reason: outcome.reason });
      else if (outcome.data.blocks.every((block) => block.kind === 'table' && block.n === undefined))
        withoutN++;
    }
  } finally {
    end();
  }
  const read = files - refused.length;
  if (json) printJson({ database: folder, files, read, withoutN, refused });
  else
    printLines([
      ...refused.map(({ reason }) => reason),
      `${files} files: ${read} read${withoutN > 0 ? ` (${withoutN} give only k)` : ''}, ${refused.length} refused`,
    ]);
}

/** Refuses a material whose n is no number at the ends or in the middle of a block. */
async function evaluates(): Promise<(data: DispersionData) => void> {
  const { evaluateDispersion } = await import('@modalgain/optics');
  return ({ blocks }) => {
    for (const block of blocks) {
      if (block.kind !== 'formula') continue;
      const [first, last] = block.rangeUm;
      for (const um of [first, (first + last) / 2, last]) evaluateDispersion([block], um * 1000);
    }
  };
}
