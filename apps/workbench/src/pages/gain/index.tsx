import { Card } from '../../kit/card';
import { EmptyFigure, type EmptyAxis } from '../../kit/empty-figure';
import { useStudy } from '../../model/study-store';
import { NotAnalysed } from '../../shell/not-analysed';
import { PageFrame } from '../../shell/page-frame';
import { GainWorkspace } from './gain-workspace';

const axes: { readonly x: EmptyAxis; readonly y: EmptyAxis } = {
  x: { label: 'Fluence (µJ/cm²)', domain: [10, 1000], isLog: true },
  y: { label: 'Net gain (cm⁻¹)', domain: [-100, 300] },
};
const title = 'Net gain against fluence';
const needed =
  'It rests on stripe-length scans at two fluences or more, each film’s thickness and index, the stack, and the emission cross-section.';

/** Net gains of all films fitted together: density, loss and saturation fluence, before and after treatment. */
export function GainPage() {
  const finished = useStudy((state) => state.finished);
  if (finished?.results.gainFit) return <GainWorkspace finished={finished} />;
  return (
    <PageFrame title="Gain of all films">
      {finished ? (
        <Card title={title}>
          <EmptyFigure {...axes} title="No film has two net gains and a guided mode.">
            {needed}
          </EmptyFigure>
        </Card>
      ) : (
        <NotAnalysed {...axes} title={title}>
          {needed}
        </NotAnalysed>
      )}
    </PageFrame>
  );
}
