import type { ReactNode } from 'react';
import { download } from '../../export/download';
import type { FigureForm } from '../../export/figure-files';
import type { TableForm } from '../../export/study-archives';
import { Button } from '../../kit/button';
import { useSaveResults } from '../../home/use-home';
import { Card } from '../../kit/card';
import { ProgressBar } from '../../kit/progress-bar';
import type { FinishedAnalysis } from '../../model/study-store';
import type { StudyReport } from '../../workers/report.worker';
import { figureArchive, tableArchive } from './archives';
import styles from './export.module.css';
import { NotebookForm } from './notebook-form';
import { reportWorker } from './use-report';
import { giveFile, RunFiles } from './run-files';
import { useTask } from './use-task';

interface RowProps {
  readonly title: string;
  /** What it is good for, one sentence. */
  readonly use: string;
  readonly children: ReactNode;
}

/** One thing to take along, in one or several forms. */
function Row({ title, use, children }: RowProps) {
  return (
    <li className={styles.row}>
      <div>
        <h3>{title}</h3>
        <p>{use}</p>
      </div>
      <div className={styles.forms}>{children}</div>
    </li>
  );
}

const figureForms: readonly (readonly [FigureForm, string])[] = [
  ['svg', 'SVG'],
  ['png', 'PNG, 300 dpi'],
  ['pdf', 'PDF'],
];

const tableForms: readonly (readonly [TableForm, string])[] = [
  ['csv', 'CSV'],
  ['parquet', 'Parquet'],
  ['origin', 'Origin'],
];

interface ExportViewProps {
  readonly report: StudyReport;
  readonly finished: FinishedAnalysis;
}

/** Every way out of the program: the files that a run writes, and what other programs read. */
export function ExportView({ report, finished }: ExportViewProps) {
  const { files, figures, tables } = report;
  const { results } = finished;
  const task = useTask();
  const { isRunning, words, done, total } = task.state;
  const give = (name: string): void => giveFile(files, name);
  const giveFigures = (form: FigureForm): void =>
    task.start(async (control) => {
      const archive = await figureArchive({ results, figures, form, ...control });
      download(archive);
      return `${figures.length} figures saved as ${form.toUpperCase()}.`;
    });
  const giveTables = (form: TableForm): void =>
    task.start(async () => {
      download(await tableArchive(results, form));
      return `${tables.length} tables saved.`;
    });
  const saveResults = useSaveResults();
  const saveToFolder = (save: NonNullable<typeof saveResults>): void =>
    task.start(async () => `Saved into ${await save(files)}.`);
  const cancel = (): void => {
    reportWorker.stop();
    task.cancel('Cancelled; nothing was saved.');
  };
  return (
    <>
      <Card title="Take it along" aside={<span role="status">{words}</span>}>
        {isRunning && total > 0 && (
          <ProgressBar what="Drawing figures" done={done} total={total} onCancel={cancel} />
        )}
        <ul className={styles.rows}>
          {saveResults && (
            <Row
              title="Into the study's folder"
              use="All that modalgain run writes, beside the study file; nothing of yours is overwritten."
            >
              <Button isDisabled={isRunning} onPress={() => saveToFolder(saveResults)}>
                Save into the folder
              </Button>
            </Row>
          )}
          <Row
            title="Report"
            use="One page without script or request; opens from a stick in ten years. Print it for a PDF."
          >
            <Button onPress={() => give('report.html')}>report.html</Button>
          </Row>
          <Row
            title="Results"
            use="Every number with its uncertainty, and the verdicts, for scripts. Has a published schema."
          >
            <Button onPress={() => give('results.json')}>results.json</Button>
          </Row>
          <Row
            title={`${figures.length} figures`}
            use="On white, as in the report: 85 or 178 mm wide, text as text in SVG and PDF."
          >
            {figureForms.map(([form, text]) => (
              <Button key={form} isDisabled={isRunning} onPress={() => giveFigures(form)}>
                {text}
              </Button>
            ))}
          </Row>
          <Row
            title={`${tables.length} tables`}
            use="Numbers in full with units. CSV comes with its description (CSVW), Origin with three header lines."
          >
            {tableForms.map(([form, text]) => (
              <Button key={form} isDisabled={isRunning} onPress={() => giveTables(form)}>
                {text}
              </Button>
            ))}
          </Row>
          <Row
            title="Notebook archive"
            use="Raw data, study, results and report as .eln, each file with its SHA-256; modalgain import reads it back."
          >
            <NotebookForm finished={finished} task={task} />
          </Row>
        </ul>
      </Card>
      <RunFiles files={files} />
    </>
  );
}
