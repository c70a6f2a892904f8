import { useEffect } from 'react';
import { ProblemNote } from '../../kit/problem-note';
import { ProgressBar } from '../../kit/progress-bar';
import { cancelRecognising, recognise, useRecognised } from '../../files/recognised';
import { unexpected, useTaking } from '../../files/taking-state';
import { useHasStudy, useSnapshot, useStudy } from '../../model/study-store';
import { PageFrame } from '../../shell/page-frame';
import { DropZone } from './drop-zone';
import { FileTable } from './file-table';
import { StartActions } from './start-actions';
import { StartInspector } from './start-inspector';
import { StudyTextCard } from './study-text';
import { StudyTitle } from './study-title';
import { WaysToBegin } from './ways-to-begin';
import styles from './start.module.css';

/** Drop files, see what they were recognised as and what they can say, then have them analysed. */
export function StartPage() {
  const hasStudy = useHasStudy();
  const { files } = useSnapshot();
  const title = useStudy(({ outline }) => outline?.title);
  const shownTitle = title === undefined ? 'Study' : <StudyTitle title={title} />;
  const refused = useTaking((state) => state.refused);
  useEffect(() => {
    recognise(files).catch((error: unknown) => {
      useTaking.setState({ refused: unexpected('The files could not be looked at', error) ?? null });
    });
  }, [files]);
  return (
    <PageFrame
      title={hasStudy ? shownTitle : 'New study'}
      subtitle="Files stay on this computer. Nothing is uploaded; everything works offline."
      actions={<StartActions />}
      {...(hasStudy && { inspector: <StartInspector /> })}
    >
      <div className={styles.ways} data-begun={hasStudy}>
        <DropZone isStrip={hasStudy} />
        <WaysToBegin />
      </div>
      {refused && <ProblemNote problem={refused} />}
      <StudyProblem />
      {(hasStudy || files.size > 0) && <FileTable />}
      {hasStudy && <StudyTextCard />}
      <Looking />
    </PageFrame>
  );
}

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
    <div className={styles.looking} role="status">
      <ProgressBar what="Looking at files" {...progress} onCancel={cancelRecognising} />
    </div>
  );
}
