import type { ResultTable } from '@modalgain/report';
import { useSearchParams } from 'wouter';
import { Button } from '../../kit/button';
import { Card } from '../../kit/card';
import { DataTable } from '../../kit/data-table';
import { copyTable } from '../../export/clipboard';
import { download } from '../../export/download';
import { exportTable } from '../../export/table-files';
import { Browse } from './browse';
import { useTask } from './use-task';

/** More rows than a reader looks through would only slow the page; the files hold all. */
const mostRows = 400;

const sizeText = ({ rows, columns }: ResultTable): string =>
  `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}, ${columns.length} columns`;

/** Every table of the study, by number as T1, T2 and so on, to be read, copied and taken along. */
export function TablesView({ tables }: { readonly tables: readonly ResultTable[] }) {
  const [search, setSearch] = useSearchParams();
  const task = useTask();
  const table = tables.find(({ name }) => name === search.get('table')) ?? tables.at(0);
  if (!table) return null;
  const copy = async (): Promise<string> => {
    await copyTable(table);
    return 'Copied for spreadsheets and word processors.';
  };
  const entries = tables.map((each, i) => ({
    id: each.name,
    title: `T${i + 1} ${each.name.replaceAll('-', ' ')}`,
    note: sizeText(each),
  }));
  const shown = { ...table, rows: table.rows.slice(0, mostRows) };
  const isCut = table.rows.length > mostRows;
  return (
    <Browse
      what="tables"
      entries={entries}
      chosen={table.name}
      onChoose={(name) => setSearch({ view: 'tables', table: name }, { replace: true })}
    >
      <Card
        title={`T${tables.indexOf(table) + 1} ${table.name.replaceAll('-', ' ')}`}
        aside={
          <>
            <span role="status">
              {task.state.words !== ''
                ? task.state.words
                : isCut
                  ? `the first ${mostRows} of ${table.rows.length} rows; copy and CSV hold all`
                  : sizeText(table)}
            </span>
            <Button onPress={() => task.start(copy)}>Copy</Button>
            <Button onPress={() => download(exportTable(table))}>CSV</Button>
          </>
        }
      >
        <DataTable table={shown} />
      </Card>
    </Browse>
  );
}
