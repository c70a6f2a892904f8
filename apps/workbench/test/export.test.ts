import { readFile } from 'node:fs/promises';
import { figuresOf } from '@modalgain/figures';
import { csvText, readEln, runFiles, tablesOf } from '@modalgain/report';
import { reportFonts } from '@modalgain/report/node';
import { runStudy } from '@modalgain/study';
import { memorySource } from '@modalgain/formats';
import { strFromU8, unzipSync } from 'fflate';
import { parquetMetadata } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { fixtureResults } from '../../../packages/figures/test/fixture/results.js';
import { exportTable } from '../src/export/table-files';
import { drawnFigures, notebookArchive, tableFiles } from '../src/export/study-archives';
import { htmlTable, tabSeparated } from '../src/export/table-text';
import { zipped } from '../src/export/zip';
import { tableOfFigure } from '../src/pages/report/figure-tables';

const results = fixtureResults();
const tables = tablesOf(results);

describe('tables that leave the page', () => {
  it('are the bytes of the command line as CSV', () => {
    for (const table of tables) {
      const { name, bytes } = exportTable(table);
      expect([name, strFromU8(bytes)]).toEqual([`${table.name}.csv`, csvText(table)]);
    }
  });

  it('open again from their archive in every form', () => {
    const csv = unzipSync(zipped(tableFiles(results, 'csv')));
    expect(Object.keys(csv)).toEqual([...tables.map(({ name }) => `${name}.csv`), 'csv-metadata.json']);
    const parquet = unzipSync(zipped(tableFiles(results, 'parquet')));
    for (const { name, rows } of tables) {
      const metadata = parquetMetadata(parquet[`${name}.parquet`].slice().buffer);
      expect(Number(metadata.num_rows)).toBe(rows.length);
    }
    const origin = unzipSync(zipped(tableFiles(results, 'origin')));
    expect(Object.keys(origin)).toHaveLength(tables.length);
    expect(zipped(tableFiles(results, 'csv'))).toEqual(zipped(tableFiles(results, 'csv')));
  });

  it('paste as cells: one line a row, one tab between columns, whatever the texts hold', () => {
    const table = {
      name: 'odd',
      title: 'Odd <texts>',
      columns: [
        { name: 'film', type: 'text', unit: '' },
        { name: 'net gain', type: 'number', unit: 'cm-1' },
      ],
      rows: [
        ['A\t1\nB', 151.25],
        ['<C & D>', null],
      ],
    } as const;
    expect(tabSeparated(table)).toBe('film\tnet gain (cm-1)\nA 1 B\t151.25\n<C & D>\t\n');
    expect(htmlTable(table)).toContain('<td>&lt;C &amp; D&gt;</td><td></td>');
    expect(htmlTable(table)).toContain('<caption>Odd &lt;texts&gt;</caption>');
  });
});

describe('the numbers of a figure', () => {
  it('stand in a table of the study, that of its film where it shows one', () => {
    const figures = figuresOf(results);
    const without = figures.filter((figure) => tableOfFigure(figure, tables) === undefined);
    expect(without.map(({ name }) => name)).toEqual(['cross-section']);
    const threshold = figures.find(({ name }) => name === 'threshold-SC2');
    const table = threshold && tableOfFigure(threshold, tables);
    expect(table?.name).toBe('threshold-points-SC2');
    expect(new Set(table?.rows.map(([film]) => film))).toEqual(new Set(['SC2']));
  });
});

const scan = new URL('../../../examples/flat-stamping/stripe/SC1-784uJ.csv', import.meta.url);
const text = `modalgain: 1
title: One scan, stamped
wavelengths: {emission: 656 nm}
films:
  A1: {stripe: {files: [A1-784uJ.csv]}}
`;

describe('the notebook archive', () => {
  it('holds the study, what it read, and all that a run writes; the reader finds them whole', async () => {
    const files = new Map([
      ['A1-784uJ.csv', new Uint8Array(await readFile(scan))],
      ['notes.docx', new Uint8Array([1, 2, 3])],
    ]);
    const study = await runStudy({ text, file: 'study.yaml', source: memorySource(files) });
    const fonts = await reportFonts();
    const { name, bytes } = await notebookArchive(
      { results: study, text, files, author: 'A. Researcher', date: '2026-11-22' },
      fonts,
    );
    expect(name).toBe('one-scan-stamped.eln');
    const content = await readEln(bytes);
    const written = runFiles(study, { figures: drawnFigures(study), fonts });
    expect(content.files.map(({ path }) => path).sort()).toEqual(
      ['study.yaml', 'A1-784uJ.csv', ...[...written.keys()].map((path) => `modalgain-out/${path}`)].sort(),
    );
    const report = content.files.find(({ path }) => path === 'modalgain-out/report.html');
    expect(report && strFromU8(report.read())).toBe(written.get('report.html'));
    const crate = strFromU8(unzipSync(bytes)['one-scan-stamped/ro-crate-metadata.json']);
    expect(crate).toContain('A. Researcher');
    expect(crate).toContain('"datePublished": "2026-11-22"');
  });
});
