import type { Verdict } from '@modalgain/numerics';
import { useEffect, useState } from 'react';
import { filesWorker } from '../../files/recognised';
import { VerdictList } from '../../kit/verdict-list';
import { useSnapshot } from '../../model/study-store';
import { InspectorSection } from '../../shell/page-frame';
import { FilmValues } from './film-values';
import { ValuesToCheck } from './values-to-check';

/** What the files can say before anything is computed, and the values that only a person knows. */
export function StartInspector() {
  return (
    <>
      <InspectorSection title="What these files can say">
        <VerdictList
          verdicts={useProspects()}
          empty="Once the study can be read, it says here what it can answer."
        />
      </InspectorSection>
      <InspectorSection title="Values to check">
        <ValuesToCheck />
      </InspectorSection>
      <FilmValues />
    </>
  );
}

function useProspects(): readonly Verdict[] {
  const { text } = useSnapshot();
  const [prospects, setProspects] = useState<readonly Verdict[]>([]);
  useEffect(() => {
    let isCurrent = true;
    filesWorker
      .call()
      .prospects(text)
      .then(
        (outcome) => {
          if (isCurrent) setProspects(outcome.kind === 'ok' ? outcome.value : []);
        },
        // Cancelled with a look at files; the next text asks anew.
        () => undefined,
      );
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return prospects;
}
