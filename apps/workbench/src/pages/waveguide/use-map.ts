import type { ConfinementMap, ConfinementMapRequest, GuideStack, SliderRanges } from '@modalgain/compute';
import { useEffect, useRef, useState } from 'react';
import { latestOnly } from '../../engine/latest-only';
import { mapWorker } from './waveguide-worker';

type Polarization = ConfinementMapRequest['polarization'];

/** The newest map of a polarization. */
export interface GuideMap {
  /** Null where the stack has none, undefined until there is one. */
  readonly map: ConfinementMap | null | undefined;
  /** Whether it is of other surroundings than those of the page. */
  readonly isStale: boolean;
}

interface MapsRequest {
  /** The surroundings as text: what the maps are of. */
  readonly key: string;
  readonly ranges: SliderRanges;
  readonly polarizations: readonly Polarization[];
  readonly points: number;
}

type Maps = Readonly<
  Partial<Record<Polarization, { readonly key: string; readonly map: ConfinementMap | null }>>
>;

/** Points each way while something is dragged, of the shown polarization alone; and at release, of both. */
const coarse = 50;
const fine = 100;

async function mapsOf({ key, ranges, polarizations, points }: MapsRequest): Promise<Maps> {
  const { thicknessNm, index } = ranges;
  const guide = JSON.parse(key) as GuideStack;
  const entries = await Promise.all(
    polarizations.map(async (polarization) => {
      const request = { guide, polarization, thicknessNm, index, columns: points, rows: points };
      return [polarization, { key, map: (await mapWorker.call().map(request)) ?? null }] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** Neither thickness nor index of the film changes its map. */
const withoutFilm = (guide: GuideStack): GuideStack => ({
  ...guide,
  film: { name: '', index: 2, thicknessNm: 100 },
});

/** The map for the surroundings of a film, computed anew when these change. */
export function useMap(
  guide: GuideStack,
  ranges: SliderRanges,
  { polarization, isDragging }: { readonly polarization: Polarization; readonly isDragging: boolean },
): GuideMap {
  const [maps, setMaps] = useState<Maps>({});
  const [ask] = useState(() => latestOnly(mapsOf));
  const key = JSON.stringify(withoutFilm(guide));
  const fineKey = useRef<string>(undefined);
  useEffect(() => {
    // A drag of the film itself leaves the fine map as it is.
    if (fineKey.current === key) return;
    fineKey.current = isDragging ? undefined : key;
    const polarizations: readonly Polarization[] = isDragging ? [polarization] : ['TE', 'TM'];
    void ask({ key, ranges, polarizations, points: isDragging ? coarse : fine }).then((answer) => {
      if (answer) setMaps((before) => ({ ...before, ...answer }));
    });
  }, [key, ranges, isDragging, polarization, ask]);
  const newest = maps[polarization];
  return { map: newest?.map, isStale: newest !== undefined && newest.key !== key };
}
