import { EmptyState } from '../../kit/empty-state';
import { useStudy } from '../../model/study-store';
import { PageFrame } from '../../shell/page-frame';
import { GainWorkspace } from './gain-workspace';

/** Net gains of all films fitted together: density, loss and saturation fluence, before and after treatment. */
export function GainPage() {
  const finished = useStudy((state) => state.finished);
  if (finished?.results.gainFit) return <GainWorkspace finished={finished} />;
  return (
    <PageFrame title="Gain of all films">
      {finished ? (
        <EmptyState title="No gain fit: two net gains of a film with a guided mode are the least.">
          Give stripe-length scans at two fluences or more, the film’s thickness and index, the stack, and the
          emission cross-section.
        </EmptyState>
      ) : (
        <EmptyState title="Nothing has been analysed yet." />
      )}
    </PageFrame>
  );
}
