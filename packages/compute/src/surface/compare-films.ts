import { InputError, type Verdict } from '@modalgain/numerics';
import { describeScan, surfaceResult, type ReadScan, type SurfaceResult } from '@modalgain/study';
import { compareSurfaces, type SurfaceComparison } from '@modalgain/surface';
import { channelOf, type FilmSurface, type SurfaceSettings } from './film-surface.js';
import { shownHeights, type ShownHeights } from './shown-heights.js';

/** One of two scans that stand side by side. */
export interface ComparedScan {
  readonly surface: SurfaceResult;
  readonly shown: ShownHeights;
}

/** Two scans and what is said of their difference. */
export interface ComparedFilms {
  readonly before: ComparedScan;
  readonly after: ComparedScan;
  readonly comparison: Omit<SurfaceComparison, 'verdicts'>;
  readonly verdicts: readonly Verdict[];
}

/** A scan of one of the two films, and other settings than the study's. */
export interface ComparedSide {
  readonly film: FilmSurface;
  readonly scan: number;
  readonly settings?: SurfaceSettings;
}

/**
 * Compares a scan of a film with one of the film that it was made of.
 *
 * @throws InputError where one of the films has no scan, or a scan cannot be described
 */
export function compareFilms(sides: {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
}): ComparedFilms {
  const [before, after] = [describedSide(sides.before), describedSide(sides.after)];
  const { verdicts, ...comparison } = compareSurfaces({ before, after });
  return { before: shownSide(before), after: shownSide(after), comparison, verdicts };
}

function describedSide({ film, scan, settings }: ComparedSide): ReturnType<typeof describeScan> {
  const read = film.scans.at(scan);
  if (!read) throw new InputError('One of the two films has no height map to compare.');
  return describeScan(...taskOf(read, settings));
}

function taskOf(read: ReadScan, settings?: SurfaceSettings): Parameters<typeof describeScan> {
  if (!settings) return [read.map, read.input];
  const { film, substrate, recipe, maskUse } = settings;
  const areas = film.length > 0 && substrate.length > 0 ? { film, substrate } : undefined;
  return [channelOf(read, settings.channel), { recipe: recipe ?? undefined, mask: maskUse, areas }];
}

const shownSide = (scan: ReturnType<typeof describeScan>): ComparedScan => ({
  surface: surfaceResult(scan),
  shown: shownHeights(scan.map, scan.description),
});
