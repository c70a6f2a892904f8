import { useRef } from 'react';
import { useSearchParams } from 'wouter';
import { Button } from '../../kit/button';
import { EmptyState } from '../../kit/empty-state';
import { Pending } from '../../kit/pending';
import { ProblemNote } from '../../kit/problem-note';
import { SegmentedControl } from '../../kit/segmented-control';
import { useStudy } from '../../model/study-store';
import { PageFrame } from '../../shell/page-frame';
import { ExportView } from './export-view';
import { FiguresView } from './figures-view';
import { Paper } from './paper';
import { ReportInspector } from './inspector';
import { TablesView } from './tables-view';
import { usePrintedReport } from './use-printed-report';
import { useReport } from './use-report';
import { useTask } from './use-task';

const views = [
  { id: 'page', text: 'Page' },
  { id: 'figures', text: 'Figures' },
  { id: 'tables', text: 'Tables' },
  { id: 'export', text: 'Export' },
] as const;

type ViewId = (typeof views)[number]['id'];

/** The view that the address names, and how to open another. */
function useReportView(): readonly [ViewId, (view: ViewId) => void] {
  const [search, setSearch] = useSearchParams();
  const named = views.find(({ id }) => id === search.get('view'));
  return [named?.id ?? 'page', (view) => setSearch({ view }, { replace: true })];
}

/** The report of the study as it is written to disk, its figures and tables one by one, and every way out. */
export function ReportPage() {
  const finished = useStudy((state) => state.finished);
  const { report, isBusy, problem, giveUp } = useReport();
  const [view, setView] = useReportView();
  const frame = useRef<HTMLIFrameElement>(null);
  usePrintedReport(view === 'page' ? report?.files.get('report.html') : undefined);
  const task = useTask();
  const copyMethods = async (): Promise<string> => {
    const methods = frame.current?.contentDocument?.getElementById('methods');
    if (!methods) return 'The report is not there yet.';
    await (await import('../../export/clipboard')).copyFormatted(methods.innerText, methods.outerHTML);
    return 'Methods copied.';
  };
  if (finished === null)
    return (
      <PageFrame title="Report">
        <EmptyState title="There is no report yet.">
          It is written when the study is analysed: open files or the example on the page Start, and analyse
          them.
        </EmptyState>
      </PageFrame>
    );
  const actions = (
    <>
      {view === 'page' && report && (
        <>
          <Button variant="quiet" onPress={() => task.start(copyMethods)}>
            Copy methods
          </Button>
          <Button onPress={() => window.print()}>Print or PDF</Button>
        </>
      )}
      <SegmentedControl label="What of the report" value={view} onChange={setView} options={views} />
    </>
  );
  return (
    <PageFrame
      title="Report"
      subtitle={
        view === 'page' && task.state.words !== ''
          ? task.state.words
          : 'What modalgain run writes, byte for byte'
      }
      actions={actions}
      inspector={<ReportInspector results={finished.results} />}
    >
      {report && view === 'figures' && <FiguresView results={finished.results} tables={report.tables} />}
      {report && view === 'tables' && <TablesView tables={report.tables} />}
      {report && view === 'export' && <ExportView report={report} finished={finished} />}
      {report && view === 'page' && <Paper files={report.files} isBusy={isBusy} frame={frame} />}
      {problem !== null && <ProblemNote problem={{ sentence: problem }} />}
      {!report && problem === null && <Pending what="writing the report" onCancel={giveUp} />}
    </PageFrame>
  );
}
