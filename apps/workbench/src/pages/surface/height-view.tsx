import { pixelKinds, type DescribedSurface, type ScanEntry, type SurfaceSettings } from '@modalgain/compute';
import { heightMapFigure, type FilmIdentity } from '@modalgain/figures';
import { useCallback, useState } from 'react';
import { FigureCard } from '../../kit/figure-card';
import { filmColour } from '../../kit/film-marker';
import { SegmentedControl } from '../../kit/segmented-control';
import { AreasCard } from './areas-card';
import { AreaShapes } from './area-shapes';
import { RasterMap } from './raster-map';
import { LineCut, rowUm } from './line-cut';
import { yOf } from './map-frame';
import { RecipeCard } from './recipe-card';
import { parametersTable } from './surface-tables';
import { useAreas } from './use-areas';
import styles from './surface.module.css';

interface HeightViewProps {
  readonly film: FilmIdentity;
  readonly described: DescribedSurface;
  readonly entry: ScanEntry;
  readonly settings: SurfaceSettings;
  readonly busy: string | null;
  readonly onChange: (settings: SurfaceSettings) => void;
}

type Colours = 'all' | 'film';

/** The levelled scan as a map, its levelling recipe and the regions by hand. */
export function HeightView({ film, described, entry, settings, busy, onChange }: HeightViewProps) {
  const { shown, step, recipe, applied } = described;
  const [colours, setColours] = useState<Colours>('all');
  const [chosenRow, setRow] = useState<number | null>(null);
  const row = Math.min(chosenRow ?? Math.floor(shown.rows / 2), shown.rows - 1);
  const areas = useAreas({ described, settings, onChange });
  const { kind: kinds } = shown;
  const faded = useCallback((pixel: number) => kinds[pixel] !== pixelKinds.film, [kinds]);
  const hasMask = entry.channels.some(({ title, hasMask: has }) => title === settings.channel && has);
  const what = step.kind === 'step' ? 'above the substrate' : 'about the mean';
  return (
    <div className={styles.withSide}>
      <div className={styles.stack}>
        <FigureCard
          figure={mapFigure(film, described)}
          table={parametersTable(film, described)}
          title={`Heights ${what}`}
          busy={busy}
          aside={
            <SegmentedControl
              label="What the colours span"
              value={colours}
              onChange={setColours}
              options={[
                { id: 'all', text: 'whole scan' },
                { id: 'film', text: 'film alone' },
              ]}
            />
          }
        >
          <RasterMap
            raster={rasterOf(shown)}
            scale={{ range: shown.rangeNm[colours], palette: 'viridis', label: 'z (nm)', unit: 'nm' }}
            across={shown.widthUm}
            down={shown.heightUm}
            unit="µm"
            textAlternative={mapFigure(film, described).textAlternative}
            faded={colours === 'film' && step.kind === 'step' ? faded : undefined}
            overlay={(frame) => (
              <>
                <line
                  className={styles.cutLine}
                  x1={frame.left}
                  x2={frame.left + frame.width}
                  y1={yOf(frame, rowUm(shown, row))}
                  y2={yOf(frame, rowUm(shown, row))}
                />
                <AreaShapes {...{ areas, frame }} />
              </>
            )}
            onDraw={areas.add}
          />
        </FigureCard>
        <LineCut shown={shown} row={row} colour={filmColour(film.family)} onRow={setRow} />
      </div>
      <div className={styles.side}>
        <RecipeCard
          recipe={settings.recipe ?? recipe}
          isUsual={settings.recipe === null}
          hasStep={step.kind === 'step'}
          applied={applied}
          hasMask={hasMask}
          mask={areas.mask}
          onMask={(at) => areas.select({ kind: 'exclude', mask: at })}
          onChange={(next) => onChange({ ...settings, recipe: next })}
        />
        <AreasCard areas={areas} size={shown} />
      </div>
    </div>
  );
}

const rasters = new WeakMap<DescribedSurface['shown'], Parameters<typeof RasterMap>[0]['raster']>();

/** The same grid for the same heights, so that it is drawn once. */
export function rasterOf(shown: DescribedSurface['shown']) {
  const { rows, columns, zNm: values } = shown;
  const raster = rasters.get(shown) ?? { rows, columns, values };
  rasters.set(shown, raster);
  return raster;
}

/** The map as it leaves the page. */
export function mapFigure(film: FilmIdentity, { picture, surface, step, applied }: DescribedSurface) {
  if (!picture) throw new Error('a profile of one row has no map');
  const { title, areas } = surface;
  const done = applied.length > 0 ? ', levelled by the recipe' : '';
  return heightMapFigure({
    film,
    picture,
    levelling:
      step.kind === 'step'
        ? `${title}${done}, less the background of the joint fit, substrate at 0`
        : `${title}${done || ', levelled'}`,
    ...(areas && { areas: [...areas.film, ...areas.substrate] }),
  });
}
