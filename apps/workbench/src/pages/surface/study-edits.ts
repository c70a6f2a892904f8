import type { ImageRegions, ScanEntry, SurfaceSettings } from '@modalgain/compute';
import type { Study, StudyEdit } from '@modalgain/study';
import type { ImageRectangle, SurfaceArea } from '@modalgain/surface';

type Scan = Extract<NonNullable<Study['films'][string]['thickness']>, { afm: unknown }>['afm'][number];

/** How the study file states the scans of a film, with other settings for the entry of one of them. */
export function editsOfSettings(
  film: string,
  scans: readonly Scan[],
  { entry, channels }: ScanEntry,
  settings: SurfaceSettings,
): StudyEdit[] {
  const entries = scans.map((scan, i) =>
    entryOf(
      i === entry
        ? {
            ...scan,
            recipe: settings.recipe ?? undefined,
            mask: settings.maskUse,
            channel:
              scan.channel === undefined && channels[0]?.title === settings.channel
                ? undefined
                : settings.channel,
            areas:
              settings.film.length > 0 && settings.substrate.length > 0
                ? { film: settings.film, substrate: settings.substrate }
                : undefined,
          }
        : scan,
    ),
  );
  const value = entries.length === 1 ? entries[0] : entries;
  return [{ path: ['films', film, 'thickness', 'afm'], value }];
}

/** An entry of the list: a path alone where nothing else is stated. */
function entryOf({ files, channel, recipe, mask, areas }: Scan): unknown {
  const file = files.length === 1 ? files[0] : [...files];
  const stated = {
    ...(channel !== undefined && { channel }),
    ...(recipe && { recipe: recipe.map((step) => ({ ...step })) }),
    ...(mask !== 'ignore' && { mask }),
    ...(areas && { film: areas.film.map(areaText), substrate: areas.substrate.map(areaText) }),
  };
  return Object.keys(stated).length === 0 && typeof file === 'string' ? file : { file, ...stated };
}

/** A rectangle as the study file has it; the schema knows no polygons here. */
function areaText(area: SurfaceArea): { x: string[]; y: string[] } {
  const [x, y] = 'xUm' in area ? [area.xUm, area.yUm] : [[], []];
  return { x: x.map((um) => `${um} um`), y: y.map((um) => `${um} um`) };
}

/** Regions of a micrograph in the study file; null: the border is to be found. */
export function editsOfRegions(film: string, regions: ImageRegions | null): StudyEdit[] {
  const value = regions
    ? { stamped: rectangleText(regions.first), unstamped: rectangleText(regions.second) }
    : undefined;
  return [{ path: ['films', film, 'micrograph', 'regions'], value }];
}

const rectangleText = ({ x, y, unit }: ImageRectangle): string =>
  `${x[0]}..${x[1]} x ${y[0]}..${y[1]} ${unit}`;
