import type { GuideAnswer, GuideRequest, Outcome, SliderRanges, WhichMode } from '@modalgain/compute';
import type { FilmResult } from '@modalgain/study';
import { useMemo } from 'react';
import { useSnapshot, useStudy } from '../../model/study-store';
import type { StudySnapshot } from '../../model/snapshot';
import { triedGuide, type GuideBasis, type GuideChange } from './tried-guide';
import { useLatest, type Latest } from '../../engine/use-latest';
import { openedGuideWorker } from './waveguide-worker';

interface Asked {
  readonly study: Pick<StudySnapshot, 'text' | 'files'>;
  readonly request: GuideRequest;
}

async function askGuide({ study, request }: Asked): Promise<Outcome<GuideAnswer>> {
  const { worker, opened } = await openedGuideWorker(study);
  return opened.kind === 'problem' ? opened : worker.solve(request);
}

interface GuideQuestion {
  readonly film: FilmResult;
  readonly basis: GuideBasis;
  readonly change: GuideChange;
  readonly mode: WhichMode;
  readonly ranges: SliderRanges;
  readonly outsideNm: readonly [number, number] | null;
}

/** Modes, confinements and net gain of what is tried, as the worker answers. */
export function useGuide({
  film,
  basis,
  change,
  mode,
  ranges,
  outsideNm,
}: GuideQuestion): Latest<GuideAnswer> {
  const { text, files } = useSnapshot();
  const gain = useStudy(
    ({ finished }) => finished?.filmGains.find((each) => each.film === film.name) ?? null,
  );
  const asked = useMemo((): Asked | null => {
    if (outsideNm === null) return null;
    const measured = {
      filmIndex: basis.filmIndex,
      thicknessNm: basis.thicknessNm,
      indexThicknessCorrelation: basis.indexThicknessCorrelation,
    };
    const tried = triedGuide(basis, change);
    return { study: { text, files }, request: { tried, measured, mode, ranges, outsideNm, gain } };
  }, [text, files, basis, change, mode, ranges, outsideNm, gain]);
  return useLatest(asked, askGuide);
}
