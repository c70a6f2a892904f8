import type { FilmTrial, MapQuantity, NetGainMap, NetGainMapRequest } from '@modalgain/compute';
import { useEffect, useMemo, useRef, useState } from 'react';
import { latestOnly } from '../../engine/latest-only';
import type { DesignRanges } from './design-settings';
import { mapWorker } from './design-worker';

/** Coarse while something is dragged, fine at release. */
const coarsePoints = 50;
const finePoints = 100;

/** Null: none beside an absorbing layer; undefined: not there yet. */
type Shown = NetGainMap | null | undefined;

const mapOf = async (request: NetGainMapRequest): Promise<NetGainMap | null> =>
  (await mapWorker.call().map(request)) ?? null;

/** The trial without what its map does not depend on: the thickness, and what the map has upwards. */
const neutral = (trial: FilmTrial, quantity: MapQuantity): FilmTrial => ({
  ...trial,
  densityRatio: quantity === 'density' ? 1 : trial.densityRatio,
  guide: {
    ...trial.guide,
    film: {
      ...trial.guide.film,
      thicknessNm: 100,
      index: quantity === 'index' ? 2 : trial.guide.film.index,
    },
  },
});

/** Net gain over thickness and index, or density, of what is tried; computed anew when it changes. */
export function useNetGainMap(
  trial: FilmTrial | undefined,
  quantity: MapQuantity,
  { ranges, isDragging }: { readonly ranges: DesignRanges; readonly isDragging: boolean },
): Shown {
  const [map, setMap] = useState<Shown>(undefined);
  const [ask] = useState(() => latestOnly(mapOf));
  const key = trial && JSON.stringify([neutral(trial, quantity), quantity]);
  const fineKey = useRef<string>(undefined);
  const request = useMemo(() => {
    if (key === undefined) return undefined;
    const [wanted, of] = JSON.parse(key) as [FilmTrial, MapQuantity];
    return { trial: wanted, quantity: of, thicknessNm: ranges.thicknessNm, range: ranges[of] };
  }, [key, ranges]);
  useEffect(() => {
    // A drag that does not change the map leaves the fine one as it is.
    if (!request || fineKey.current === key) return;
    fineKey.current = isDragging ? undefined : key;
    const points = isDragging ? coarsePoints : finePoints;
    void ask({ ...request, columns: points, rows: points }).then((answer) => {
      if (answer !== undefined) setMap(answer);
    });
  }, [request, key, isDragging, ask]);
  return map === null || map?.quantity === quantity ? map : undefined;
}
