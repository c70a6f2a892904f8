import type { TriedGuide, TriedStack } from '@modalgain/compute';
import { useMemo } from 'react';
import { useStudy } from '../../model/study-store';
import { useView } from '../../model/views';
import { asStudied, isChanged, triedGuide, type GuideBasis, type GuideChange } from './tried-guide';

/** What is tried in place of the study's own, and how to change it: live while dragging, a step of undo at release. */
export interface Tried {
  readonly basis: GuideBasis;
  readonly settings: GuideChange;
  readonly guide: TriedGuide;
  /** Before the drag that is under way. */
  readonly former: TriedGuide;
  readonly isDragging: boolean;
  readonly isChanged: boolean;
  readonly change: (change: GuideChange) => void;
  readonly commit: (change: GuideChange) => void;
  /** The thickness of a layer, counted from the cover down. */
  readonly changeLayer: (layer: number, thicknessNm: number) => void;
  readonly commitLayer: (layer: number, thicknessNm: number) => void;
  readonly cancel: () => void;
  /** The settings without one of them, as a view: for the step in which the study takes it. */
  readonly viewWithout: (setting: keyof GuideChange) => Record<string, unknown>;
  /** One setting back to what the study has, or all. */
  readonly drop: (setting: keyof GuideChange) => void;
  readonly reset: () => void;
}

export function useTried(basis: GuideBasis): Tried {
  const key = `waveguide/${basis.film}`;
  const [settings, changeView, commitView, cancel] = useView<GuideChange>(key, asStudied);
  const formerSettings = useStudy(({ history }) => history.present.views[key]) as GuideChange | undefined;
  const isDragging = useStudy(({ liveViews }) => key in liveViews);
  return useMemo(() => {
    const guide = triedGuide(basis, settings);
    const former = triedGuide(basis, formerSettings ?? asStudied);
    const layerChange = (layer: number, thicknessNm: number): GuideChange => {
      const { above } = guide.stack;
      return layer === above.length
        ? { thicknessNm }
        : { stack: withThickness(guide.stack, layer, thicknessNm) };
    };
    const change = (next: GuideChange): void => changeView({ ...settings, ...next });
    const commit = (next: GuideChange): void => commitView({ ...settings, ...next });
    return {
      basis,
      settings,
      guide,
      former,
      isDragging,
      isChanged: isChanged(settings),
      change,
      commit,
      changeLayer: (layer, thicknessNm) => change(layerChange(layer, thicknessNm)),
      commitLayer: (layer, thicknessNm) => commit(layerChange(layer, thicknessNm)),
      cancel,
      viewWithout: (setting) => ({ [key]: withoutSetting(settings, setting) }),
      drop: (setting) => commitView(withoutSetting(settings, setting)),
      reset: () => commitView(asStudied),
    };
  }, [key, basis, settings, formerSettings, isDragging, changeView, commitView, cancel]);
}

const withoutSetting = (settings: GuideChange, setting: keyof GuideChange): GuideChange =>
  Object.fromEntries(Object.entries(settings).filter(([other]) => other !== setting));

/** @param layer counted from the cover down, the film among them */
function withThickness(stack: TriedStack, layer: number, thicknessNm: number): TriedStack {
  const { above, below } = stack;
  const set = (layers: TriedStack['above'], at: number): TriedStack['above'] =>
    layers.map((each, i) => (i === at ? { ...each, thicknessNm } : each));
  return { ...stack, above: set(above, layer), below: set(below, layer - above.length - 1) };
}
