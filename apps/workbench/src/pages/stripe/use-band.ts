import type { Problem, ScanSpectra } from '@modalgain/compute';
import { useState } from 'react';
import { editStudyText } from '../../model/actions';
import { useView } from '../../model/views';
import type { Edge } from './use-window';
import { useStripeInputs } from './stripe-inputs';

/** The band of wavelengths that is integrated, and how its edges move: at release it goes into the study. */
export interface SpectralBandView {
  readonly fromNm: number;
  readonly toNm: number;
  /** Whether the study states it; else it was found in the spectra. */
  readonly isStated: boolean;
  readonly move: (edge: Edge, nm: number) => void;
  readonly settle: (edge: Edge, nm: number) => void;
  readonly cancel: () => void;
  /** Lets the band be found in the spectra again. */
  readonly find: () => void;
  readonly problem: Problem | null;
}

/** Narrower bands hold less than a few channels. */
const narrowestNm = 0.5;

export function useBand(film: string, spectra: ScanSpectra): SpectralBandView {
  const [dragged, move, , cancel] = useView<readonly [number, number] | null>(`stripe/${film}/band`, null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const stated = useStripeInputs(film)?.band;
  const [fromNm, toNm] = dragged ?? stated ?? [spectra.band.fromNm, spectra.band.toNm];
  const write = (value: string | undefined): void => {
    void editStudyText([{ path: ['films', film, 'stripe', 'band'], value }]).then((found) => {
      setProblem(found ?? null);
      cancel();
    });
  };
  const moved = (edge: Edge, nm: number): readonly [number, number] =>
    edge === 'from' ? [Math.min(nm, toNm - narrowestNm), toNm] : [fromNm, Math.max(nm, fromNm + narrowestNm)];
  return {
    fromNm,
    toNm,
    isStated: stated !== undefined,
    move: (edge, nm) => move(moved(edge, nm)),
    settle: (edge, nm) => {
      const [from, to] = moved(edge, nm);
      write(`${from.toFixed(1)} nm .. ${to.toFixed(1)} nm`);
    },
    cancel,
    find: () => write(undefined),
    problem,
  };
}
