import type { Problem } from '@modalgain/compute';
import type { PointInFile } from '@modalgain/study';
import { useState } from 'react';
import { editStudyText } from '../../model/actions';
import { excludePoint, includePoint, isExcludedByHand, type Exclusion } from '../../model/exclusions';
import { useThresholdInputs } from './threshold-inputs';

const none: readonly Exclusion[] = [];

/** Leaving points of a threshold series out, and taking them back: edits of the study. */
export interface Exclusions {
  /** The point that waits for its reason. */
  readonly asking: PointInFile | null;
  readonly ask: (point: PointInFile) => void;
  readonly close: () => void;
  readonly leaveOut: (reason: string) => void;
  readonly takeBack: (point: Pick<PointInFile, 'file' | 'point'>) => void;
  /** False once the study does not leave it out any more, though the results still do. */
  readonly isLeftOut: (point: Pick<PointInFile, 'file' | 'point'>) => boolean;
  readonly problem: Problem | undefined;
}

export function useExclusions(film: string): Exclusions {
  const [asking, setAsking] = useState<PointInFile | null>(null);
  const [problem, setProblem] = useState<Problem>();
  const entries = useThresholdInputs(film)?.exclude ?? none;
  const list = { film, measurement: 'threshold', entries } as const;
  const write = (edits: Parameters<typeof editStudyText>[0]): void => {
    setAsking(null);
    void editStudyText(edits).then(setProblem);
  };
  return {
    asking,
    ask: setAsking,
    close: () => setAsking(null),
    leaveOut: (reason) => {
      if (asking) write(excludePoint(list, asking, reason));
    },
    takeBack: (point) => write(includePoint(list, point)),
    isLeftOut: (point) => isExcludedByHand(list, point),
    problem,
  };
}
