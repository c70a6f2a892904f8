import type { ConfinementMapRequest, GuideAnswer, SliderRanges } from '@modalgain/compute';
import { viridisPalette } from '@modalgain/figures';
import type { FilmResult } from '@modalgain/study';
import { Card } from '../../kit/card';
import { EmptyFigure } from '../../kit/empty-figure';
import { Pending } from '../../kit/pending';
import { FigureCard } from '../../kit/figure-card';
import { mapFigure } from './guide-figures';
import { mapTable } from './guide-tables';
import { MapView } from './map-view';
import { Sized } from './sized';
import { mapAxes } from './no-answer';
import { useMap } from './use-map';
import type { Tried } from './use-tried';
import mapStyles from './map-card.module.css';
import styles from './waveguide.module.css';

interface MapCardProps {
  readonly answer: GuideAnswer;
  readonly tried: Tried;
  readonly films: readonly FilmResult[];
  readonly family: number;
  readonly ranges: SliderRanges;
  readonly polarization: ConfinementMapRequest['polarization'];
}

/** The neighbourhood of the present point: confinement over thickness and index, with the films of the study. */
export function MapCard({ answer, tried, films, family, ranges, polarization }: MapCardProps) {
  const { isDragging } = tried;
  const { map, isStale } = useMap(answer.guide, ranges, { polarization, isDragging });
  // The next map follows a drag within a frame; the fine one of many layers may take longer.
  const isAwaited = isStale && !isDragging && answer.guide.above.length + answer.guide.below.length > 0;
  const { index } = answer.guide.film;
  const title = (
    <>
      Γ<sub>modal</sub>(d, n), {polarization}0
    </>
  );
  if (answer.absorbs || !map)
    return (
      <Card title={title} aside={<ColourScale />}>
        <div className={styles.map} style={{ ['--empty-height' as string]: '100%' }}>
          {answer.absorbs ? (
            <EmptyFigure {...mapAxes} title="No live map beside an absorbing layer.">
              Each mode takes milliseconds there. The curve below is computed at 16 thicknesses.
            </EmptyFigure>
          ) : (
            <EmptyFigure {...mapAxes}>
              <Pending what="computing the map" />
            </EmptyFigure>
          )}
        </div>
      </Card>
    );
  return (
    <FigureCard
      figure={mapFigure(map, answer.guide, films)}
      table={mapTable(map)}
      title={title}
      aside={<ColourScale />}
      busy={isAwaited ? 'computing' : null}
    >
      <Sized className={styles.map}>
        {(size) => (
          <MapView
            {...{ map, size, films, family }}
            point={{ thicknessNm: tried.guide.thicknessNm, filmIndex: tried.guide.filmIndex ?? index }}
            wavelengthNm={answer.guide.wavelengthNm}
            onMove={tried.change}
            onRelease={tried.commit}
            onCancel={tried.cancel}
          />
        )}
      </Sized>
    </FigureCard>
  );
}

const stops = 12;

/** The colours of the map with their values. */
function ColourScale() {
  const palette = viridisPalette(stops);
  const colours = Array.from(
    { length: stops },
    (_, i) => `rgb(${palette.subarray(3 * i, 3 * i + 3).join(' ')})`,
  );
  return (
    <span className={mapStyles.scale} aria-hidden="true">
      <i
        className={mapStyles.scaleBar}
        style={{ background: `linear-gradient(90deg, ${colours.join(',')})` }}
      />
      <span>0.0</span>
      <span>0.5</span>
      <span>1.0</span>
    </span>
  );
}
