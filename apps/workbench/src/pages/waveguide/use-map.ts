import type { ConfinementMap, ConfinementMapRequest, GuideStack, SliderRanges } from '@modalgain/compute';
import { useEffect, useMemo, useRef, useState } from 'react';
import { latestOnly } from '../../engine/latest-only';
import { mapWorker } from './waveguide-worker';

type Polarization = ConfinementMapRequest['polarization'];

/** The maps of both polarizations; null where the stack has none, undefined until there is one. */
export type GuideMaps = Readonly<Partial<Record<Polarization, ConfinementMap | null>>>;

interface MapsRequest {
  readonly guide: GuideStack;
  readonly ranges: SliderRanges;
  readonly polarizations: readonly Polarization[];
  readonly points: number;
}

/** Coarse while something is dragged, and of the shown polarization alone; fine and of both at release. */
const coarsePoints = 50;
const finePoints = 100;

const mapsOf = async ({ guide, ranges, polarizations, points }: MapsRequest): Promise<GuideMaps> => {
  const { thicknessNm, index } = ranges;
  const entries = await Promise.all(
    polarizations.map(async (polarization) => {
      const request = { guide, polarization, thicknessNm, index, columns: points, rows: points };
      return [polarization, (await mapWorker.call().map(request)) ?? null] as const;
    }),
  );
  return Object.fromEntries(entries);
};

/** Neither thickness nor index of the film changes its map. */
const withoutFilm = (guide: GuideStack): GuideStack => ({
  ...guide,
  film: { name: '', index: 2, thicknessNm: 100 },
});

/** The maps for the surroundings of a film, computed anew when these change. */
export function useMaps(
  guide: GuideStack | undefined,
  ranges: SliderRanges,
  { polarization, isDragging }: { readonly polarization: Polarization; readonly isDragging: boolean },
): GuideMaps {
  const [maps, setMaps] = useState<GuideMaps>({});
  const [ask] = useState(() => latestOnly(mapsOf));
  const key = guide && JSON.stringify(withoutFilm(guide));
  const fineKey = useRef<string>(undefined);
  const request = useMemo(
    () => (key === undefined ? undefined : { guide: JSON.parse(key) as GuideStack, ranges }),
    [key, ranges],
  );
  useEffect(() => {
    // A drag of the film itself leaves the fine map as it is.
    if (!request || fineKey.current === key) return;
    fineKey.current = isDragging ? undefined : key;
    void ask({
      ...request,
      polarizations: isDragging ? [polarization] : ['TE', 'TM'],
      points: isDragging ? coarsePoints : finePoints,
    }).then((answer) => {
      if (answer) setMaps((before) => ({ ...before, ...answer }));
    });
  }, [request, key, isDragging, polarization, ask]);
  return maps;
}
