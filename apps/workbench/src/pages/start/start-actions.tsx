import { useLocation } from 'wouter';
import { take } from '../../files/taking';
import { downloadStudy } from '../../home/home-actions';
import { closeStudy } from '../../home/open-another';
import { Button } from '../../kit/button';
import { ProgressBar } from '../../kit/progress-bar';
import { analyse, cancelAnalysis } from '../../model/analyse';
import { useHasStudy, useIsStale, useStudy } from '../../model/study-store';

/** Save the study file, begin anew, analyse. */
export function StartActions() {
  const hasStudy = useHasStudy();
  const films = useStudy(({ outline }) => outline?.films.length ?? 0);
  const analysis = useStudy((state) => state.analysis);
  const problem = useStudy((state) => state.problem);
  const isFinished = useStudy(({ finished }) => finished !== null);
  const isStale = useIsStale();
  const [, navigate] = useLocation();
  if (!hasStudy) return null;
  const start = (): void => {
    void analyse().then(() => {
      if (useStudy.getState().analysis.kind === 'idle' && location.hash.startsWith('#/start'))
        navigate('/stripe');
    });
  };
  if (analysis.kind === 'running') return <ProgressBar {...analysis} onCancel={cancelAnalysis} />;
  return (
    <>
      <Button variant="quiet" onPress={() => void take(closeStudy())}>
        New study
      </Button>
      <Button onPress={() => downloadStudy()}>Save study.yaml</Button>
      <Button variant="primary" isDisabled={problem !== null || (isFinished && !isStale)} onPress={start}>
        {isFinished && !isStale ? 'Analysed' : films === 0 ? 'Analyse' : `Analyse ${countOf(films)}`}
      </Button>
    </>
  );
}

const countOf = (films: number): string => `${films} ${films === 1 ? 'film' : 'films'}`;
