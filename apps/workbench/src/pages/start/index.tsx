import type { Problem } from '@modalgain/compute';
import { useEffect, useState } from 'react';
import { ProblemNote } from '../../kit/problem-note';
import { recognise, useRecognised } from '../../files/recognised';
import { takeFiles } from '../../files/take-files';
import type { DroppedFiles } from '../../files/dropped-files';
import { useHasStudy, useSnapshot, useStudy } from '../../model/study-store';
import { PageFrame } from '../../shell/page-frame';
import { DropZone } from './drop-zone';
import { FileTable } from './file-table';
import { StartActions } from './start-actions';
import { StartInspector } from './start-inspector';
import { WaysToBegin } from './ways-to-begin';
import styles from './start.module.css';

/** Drop files, see what they were recognised as and what they can say, then have them analysed. */
export function StartPage() {
  const hasStudy = useHasStudy();
  const { files } = useSnapshot();
  const title = useStudy(({ outline }) => outline?.title);
  const [refused, setRefused] = useState<Problem | null>(null);
  useEffect(() => {
    void recognise(files);
  }, [files]);
  const take = (task: Promise<Problem | undefined>): void => {
    setRefused(null);
    task.then(
      (problem) => setRefused(problem ?? null),
      (error: unknown) => setRefused(unexpected(error)),
    );
  };
  const onFiles = (dropped: Promise<DroppedFiles>): void => take(dropped.then(takeFiles));
  return (
    <PageFrame
      title={hasStudy ? (title ?? 'Study') : 'New study'}
      subtitle="Files stay on this computer. Nothing is uploaded; everything works offline."
      actions={<StartActions />}
      {...(hasStudy && { inspector: <StartInspector /> })}
    >
      <div className={styles.ways} data-begun={hasStudy}>
        <DropZone isStrip={hasStudy} onFiles={onFiles} />
        <WaysToBegin take={take} />
      </div>
      {refused && <ProblemNote problem={refused} />}
      <StudyProblem />
      {(hasStudy || files.size > 0) && <FileTable />}
      <Looking />
    </PageFrame>
  );
}

const unexpected = (error: unknown): Problem => {
  const message = `The files could not be taken: ${error instanceof Error ? error.message : String(error)}.`;
  return { sentence: message, message, place: {} };
};

/** Why the study cannot be read or analysed: in the place where it is edited. */
function StudyProblem() {
  const problem = useStudy((state) => state.problem);
  const analysis = useStudy((state) => state.analysis);
  const shown = problem ?? (analysis.kind === 'problem' ? analysis.problem : null);
  return shown && <ProblemNote problem={shown} />;
}

function Looking() {
  const progress = useRecognised((state) => state.progress);
  if (!progress) return null;
  return (
    <p className={styles.looking} role="status">
      Looking at files: {progress.done} of {progress.total}
    </p>
  );
}
