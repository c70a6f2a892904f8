import {
  compareFilms,
  describeFilmScan,
  describeImage,
  openFilmSurface,
  outcomeOf,
  scanEntries,
  type FilmFiles,
  type FilmSurface,
  type ImageRegions,
  type SurfaceSettings,
} from '@modalgain/compute';
import { InputError } from '@modalgain/numerics';
import { expose } from 'comlink';

/** Films that were opened, so that a moved slider does not read files again. */
const films = new Map<string, FilmSurface>();

function filmNamed(name: string): FilmSurface {
  const film = films.get(name);
  if (!film) throw new InputError(`The scans of ${name} are not open; choose the film again.`);
  return film;
}

/** Live work of the surface page: the files of a film are read once, then described with any settings. */
const functions = {
  open: (film: FilmFiles) =>
    outcomeOf(async () => {
      const opened = await openFilmSurface(film);
      films.set(film.film, opened);
      const { micrograph } = opened;
      return {
        scans: scanEntries(opened),
        image: micrograph ? { regions: micrograph.regions ?? null } : null,
      };
    }),
  describe: (film: string, scan: number, settings: SurfaceSettings) =>
    outcomeOf(() => describeFilmScan(scanAt(film, scan), settings)),
  compare: (before: string, after: { film: string; scan: number; settings: SurfaceSettings }) =>
    outcomeOf(() =>
      compareFilms({
        before: { film: filmNamed(before), scan: 0 },
        after: { ...after, film: filmNamed(after.film) },
      }),
    ),
  image: (film: string, regions: ImageRegions | null) =>
    outcomeOf(() => {
      const { micrograph } = filmNamed(film);
      if (!micrograph) throw new InputError(`${film} has no micrograph.`);
      return describeImage(micrograph, regions);
    }),
};

function scanAt(film: string, scan: number) {
  const read = filmNamed(film).scans.at(scan);
  if (!read) throw new InputError(`${film} has no such scan.`);
  return read;
}

export type SurfaceWorker = typeof functions;

expose(functions);
