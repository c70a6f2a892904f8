import { readFilmHeightMaps, readFilmMicrograph, type ContrastInput, type ReadScan } from '@modalgain/study';
import type { HeightMap } from '@modalgain/measurements';
import type { MaskUse, SurfaceArea, SurfaceRecipe } from '@modalgain/surface';
import { filmRequest, type FilmFiles } from '../stripe/film-files.js';

/** How one scan is to be described; JSON. */
export interface SurfaceSettings {
  readonly channel: string;
  /** Null: as usual, by the step fit where there is a step. */
  readonly recipe: SurfaceRecipe | null;
  readonly maskUse: MaskUse;
  /** Both empty: looked for. */
  readonly film: readonly SurfaceArea[];
  readonly substrate: readonly SurfaceArea[];
}

/** A scan of a film, before anything is computed of it. */
export interface ScanEntry {
  readonly file: string;
  /** Which entry of the film in the study file it is of. */
  readonly entry: number;
  readonly channels: readonly { readonly title: string; readonly hasMask: boolean }[];
  /** What the study states. */
  readonly settings: SurfaceSettings;
}

/** What is kept in a worker while a film is looked at. */
export interface FilmSurface {
  readonly scans: readonly ReadScan[];
  readonly micrograph: ContrastInput | undefined;
}

/** Reads the height maps and the micrograph of a film as a run does. */
export async function openFilmSurface(film: FilmFiles): Promise<FilmSurface> {
  const request = filmRequest(film);
  return { scans: await readFilmHeightMaps(request), micrograph: await readFilmMicrograph(request) };
}

/** The scans of a film and what the study states of each. */
export function scanEntries({ scans }: FilmSurface): ScanEntry[] {
  return scans.map(({ map, channels, input, entry }) => ({
    file: map.provenance.file,
    entry,
    channels: channels.map(({ title, mask }) => ({ title, hasMask: mask !== undefined })),
    settings: {
      channel: map.title,
      recipe: input.recipe ?? null,
      maskUse: input.mask,
      film: input.areas?.film ?? [],
      substrate: input.areas?.substrate ?? [],
    },
  }));
}

/** The channel of a scan that has the title, else the one that a run takes. */
export const channelOf = ({ channels, map }: ReadScan, title: string): HeightMap =>
  map.title === title ? map : (channels.find((channel) => channel.title === title) ?? map);
