import type {
  ComparedFilms,
  DescribedImage,
  DescribedSurface,
  ImageRegions,
  SurfaceSettings,
} from '@modalgain/compute';
import { useCallback } from 'react';
import { useSnapshot, useStudy } from '../../model/study-store';
import { filmFilesOf } from '../../model/film-files';
import { useAsked, type Asked } from './use-asked';
import { openFilm, surfaceTasks, type FilmRequest, type OpenedFilm } from './workers';

/** A film of the study as it stands, for the worker. */
function useRequest(): (film: string) => FilmRequest {
  const { text, files } = useSnapshot();
  return useCallback(
    (film) => {
      const results = useStudy.getState().finished?.results ?? null;
      return { film: filmFilesOf({ text, files }, film, results), files };
    },
    [text, files],
  );
}

/** The scans of a film, and whether it has a micrograph. */
export function useOpenedFilm(film: string): Asked<OpenedFilm> {
  const request = useRequest();
  return useAsked(useCallback(() => openFilm(request(film)), [request, film]));
}

/** What a scan says with the settings; null settings: nothing is asked yet. */
export function useDescribed(
  film: string,
  scan: number,
  settings: SurfaceSettings | null,
): Asked<DescribedSurface> {
  const request = useRequest();
  const ask = useCallback(
    () =>
      settings ? surfaceTasks().describe({ ...request(film), scan, settings }) : Promise.resolve(undefined),
    [request, film, scan, settings],
  );
  return useAsked(settings ? ask : null);
}

/** The film beside the one that it was made of. */
export function useCompared(
  before: string,
  film: string,
  scan: number,
  settings: SurfaceSettings,
): Asked<ComparedFilms> {
  const request = useRequest();
  const ask = useCallback(
    () => surfaceTasks().compare({ ...request(film), before: request(before).film, scan, settings }),
    [request, before, film, scan, settings],
  );
  return useAsked(ask);
}

/** The micrograph with regions by hand, or with the border that is found. */
export function useImage(film: string, regions: ImageRegions | null): Asked<DescribedImage> {
  const request = useRequest();
  const ask = useCallback(
    () => surfaceTasks().image({ ...request(film), regions }),
    [request, film, regions],
  );
  return useAsked(ask);
}
