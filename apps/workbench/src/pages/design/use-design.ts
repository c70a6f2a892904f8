import type { DesignAnswer, TriedStack } from '@modalgain/compute';
import { useMemo } from 'react';
import { useLatest, type Latest } from '../../engine/use-latest';
import { useSnapshot, useStudy } from '../../model/study-store';
import { useView } from '../../model/views';
import { askDesign, type DesignQuestion } from './design-worker';
import {
  asMeasured,
  proposedThicknessNm,
  type DesignFilm,
  type DesignRanges,
  type DesignSettings,
} from './design-settings';

/** The settings in full, as sliders show them. */
export interface ShownSettings {
  readonly thicknessNm: number;
  readonly filmIndex: number;
  readonly densityRatio: number;
}

/** What is tried, and how to change it: live while dragging, a step of undo at release. */
export interface Design {
  readonly settings: DesignSettings;
  readonly shown: ShownSettings;
  /** Before the drag that is under way. */
  readonly former: ShownSettings;
  readonly isDragging: boolean;
  readonly stack: TriedStack;
  readonly change: (change: DesignSettings) => void;
  readonly commit: (change: DesignSettings) => void;
  readonly cancel: () => void;
  /** One setting back to what the study has. */
  readonly drop: (setting: keyof DesignSettings) => void;
  readonly reset: () => void;
  readonly latest: Latest<DesignAnswer>;
}

export function useDesign(designFilm: DesignFilm, ranges: DesignRanges): Design {
  const { film, basis, gain } = designFilm;
  const key = `design/${film.name}`;
  const [settings, changeView, commitView, cancel] = useView<DesignSettings>(key, asMeasured);
  const kept = useStudy(({ history }) => history.present.views[key]) as DesignSettings | undefined;
  const isDragging = useStudy(({ liveViews }) => key in liveViews);
  const { text, files } = useSnapshot();
  const shown = shownOf(designFilm, settings);
  const { cover, substrate } = settings;
  const stack = useMemo(
    () => ({
      ...basis.stack,
      ...(cover !== undefined && { cover }),
      ...(substrate !== undefined && { substrate }),
    }),
    [basis, cover, substrate],
  );
  const { thicknessNm, densityRatio } = shown;
  const filmIndex = settings.filmIndex ?? null;
  const question = useMemo(
    (): DesignQuestion => ({
      study: { text, files },
      request: {
        tried: { film: film.name, stack, wavelengthNm: basis.wavelengthNm, thicknessNm, filmIndex },
        measured: { filmIndex: basis.filmIndex.value, indexError: basis.filmIndex.standardError },
        gain,
        densityRatio,
        rangeNm: ranges.thicknessNm,
      },
    }),
    [text, files, film.name, stack, basis, thicknessNm, filmIndex, gain, densityRatio, ranges],
  );
  return {
    settings,
    shown,
    former: shownOf(designFilm, kept ?? asMeasured),
    isDragging,
    stack,
    change: (change) => changeView({ ...settings, ...change }),
    commit: (change) => commitView({ ...settings, ...change }),
    cancel,
    drop: (setting) =>
      commitView(Object.fromEntries(Object.entries(settings).filter(([name]) => name !== setting))),
    reset: () => commitView(asMeasured),
    latest: useLatest(question, askDesign),
  };
}

const shownOf = (designFilm: DesignFilm, settings: DesignSettings): ShownSettings => ({
  thicknessNm: settings.thicknessNm ?? proposedThicknessNm(designFilm),
  filmIndex: settings.filmIndex ?? designFilm.basis.filmIndex.value,
  densityRatio: settings.densityRatio ?? 1,
});
