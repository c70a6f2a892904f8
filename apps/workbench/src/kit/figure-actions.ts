import type { Figure } from '@modalgain/figures';
import type { ResultTable } from '@modalgain/report';

/** Something to do with a figure. */
export interface FigureAction {
  readonly id: string;
  readonly text: string;
  /** The key that does it while the card has the focus. */
  readonly key?: string;
  readonly run: () => Promise<void>;
  /** What is said when it is done. */
  readonly done: string;
}

interface FigureTask {
  /** None: a table that stands for itself. */
  readonly figure: Figure | undefined;
  readonly table: ResultTable | undefined;
  readonly showTable: () => void;
}

/** What can be done with a figure and its numbers. The code that writes files is fetched when it is asked for. */
export function figureActions({ figure, table, showTable }: FigureTask): FigureAction[] {
  return [
    ...(figure ? [copyAction(figure)] : []),
    ...(table ? tableActions(table, showTable) : []),
    ...(figure ? fileActions(figure) : []),
  ];
}

const copyAction = (figure: Figure): FigureAction => ({
  id: 'copy',
  text: 'Copy figure (C)',
  key: 'c',
  run: async () => (await import('../export/clipboard')).copyFigure(figure),
  done: 'Copied.',
});

function fileActions(figure: Figure): FigureAction[] {
  const save = (form: 'svg' | 'png' | 'pdf') => async (): Promise<void> => {
    const { exportFigure } = await import('../export/figure-files');
    const { download } = await import('../export/download');
    download(await exportFigure(figure, form));
  };
  return [
    { id: 'svg', text: 'Export SVG (E)', key: 'e', run: save('svg'), done: 'Saved as SVG.' },
    { id: 'png', text: 'Export PNG, 300 dpi', run: save('png'), done: 'Saved as PNG.' },
    { id: 'pdf', text: 'Export PDF', run: save('pdf'), done: 'Saved as PDF.' },
  ];
}

function tableActions(table: ResultTable, showTable: () => void): FigureAction[] {
  return [
    {
      id: 'show-table',
      text: 'Show its numbers (T)',
      key: 't',
      run: () => {
        showTable();
        return Promise.resolve();
      },
      done: '',
    },
    {
      id: 'copy-table',
      text: 'Copy its numbers',
      run: async () => (await import('../export/clipboard')).copyTable(table),
      done: 'Numbers copied.',
    },
    {
      id: 'csv',
      text: 'Export its numbers as CSV',
      run: async () => {
        const { exportTable } = await import('../export/table-files');
        (await import('../export/download')).download(exportTable(table));
      },
      done: 'Saved as CSV.',
    },
  ];
}
