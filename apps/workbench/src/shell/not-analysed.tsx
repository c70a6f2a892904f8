import { useLocation } from 'wouter';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { EmptyFigure, type EmptyAxis } from '../kit/empty-figure';
import { Pending } from '../kit/pending';
import { analyse, cancelAnalysis } from '../model/analyse';
import { useHasStudy, useStudy } from '../model/study-store';

interface NotAnalysedProps {
  /** Of the figure that the page would show. */
  readonly x: EmptyAxis;
  readonly y: EmptyAxis;
  readonly title: string;
  /** What the page's numbers rest on: which files bring them. */
  readonly children: string;
}

/** In the place of a page's figure before there are results: why there are none, which files bring them, and the button that does. */
export function NotAnalysed({ x, y, title, children }: NotAnalysedProps) {
  const hasStudy = useHasStudy();
  const analysis = useStudy((state) => state.analysis);
  const [, navigate] = useLocation();
  if (analysis.kind === 'running')
    return (
      <Card title={title}>
        <EmptyFigure {...{ x, y }}>
          <Pending what={analysis.what} progress={analysis} onCancel={cancelAnalysis} />
        </EmptyFigure>
      </Card>
    );
  const canAnalyse = hasStudy && analysis.kind !== 'problem';
  return (
    <Card title={title}>
      <EmptyFigure
        {...{ x, y }}
        title={
          !hasStudy
            ? 'No study is open.'
            : canAnalyse
              ? 'The study is not analysed yet.'
              : 'study.yaml cannot be analysed.'
        }
        action={
          canAnalyse ? (
            <Button variant="primary" onPress={() => void analyse()}>
              Analyse
            </Button>
          ) : (
            <Button onPress={() => navigate('/start')}>
              {hasStudy ? 'See why on Start' : 'Open one on Start'}
            </Button>
          )
        }
      >
        {children}
      </EmptyFigure>
    </Card>
  );
}
