import type { Outcome, PumpProfile, TriedGuide } from '@modalgain/compute';
import type { FilmResult } from '@modalgain/study';
import { useMemo } from 'react';
import type { StudySnapshot } from '../../model/snapshot';
import { useSnapshot } from '../../model/study-store';
import { useLatest } from '../../engine/use-latest';
import type { Tried } from './use-tried';
import { openedGuideWorker } from './waveguide-worker';

interface Asked {
  readonly study: Pick<StudySnapshot, 'text' | 'files'>;
  readonly guide: TriedGuide;
  readonly pump: { readonly wavelengthNm: number; readonly n: number; readonly k: number };
}

/** How far into cover and substrate the pump is drawn. */
const outsideNm = [80, 80] as const;

async function askPump({ study, guide, pump }: Asked): Promise<Outcome<PumpProfile>> {
  const { worker, opened } = await openedGuideWorker(study);
  return opened.kind === 'problem' ? opened : worker.pump(guide, pump, outsideNm);
}

export type PumpOutcome =
  | { readonly kind: 'profile'; readonly profile: PumpProfile }
  | { readonly kind: 'missing'; readonly sentence: string }
  | { readonly kind: 'waiting' };

/** The pump in the stack that is tried; n and k of the film at the pump are those of the results. */
export function usePump({ name, pump }: FilmResult, { guide }: Tried, isWanted: boolean): PumpOutcome {
  const { text, files } = useSnapshot();
  const asked = useMemo(
    (): Asked | null =>
      pump && isWanted
        ? {
            study: { text, files },
            guide,
            pump: { wavelengthNm: pump.wavelengthNm, n: pump.filmIndex.value, k: pump.extinction.value },
          }
        : null,
    [text, files, guide, pump, isWanted],
  );
  const { answer, problem } = useLatest(asked, askPump);
  if (!pump) {
    const sentence = `n and k of ${name} at the pump wavelength are not known: a file of n and k that reaches it, or its UV-vis absorbance, brings them.`;
    return { kind: 'missing', sentence };
  }
  if (problem) return { kind: 'missing', sentence: `No pump profile: ${problem.message}` };
  return answer ? { kind: 'profile', profile: answer } : { kind: 'waiting' };
}
