import type { DesignAnswer, MapQuantity } from '@modalgain/compute';
import { netGainMapDomain } from '@modalgain/figures';
import type { FilmResult } from '@modalgain/study';
import { useMemo, useRef } from 'react';
import { Card } from '../../kit/card';
import { EmptyState } from '../../kit/empty-state';
import { FigureCard } from '../../kit/figure-card';
import { SegmentedControl } from '../../kit/segmented-control';
import { useView } from '../../model/views';
import { ColourScale } from '../../plot/colour-scale';
import { useSize } from '../../plot/use-size';
import type { DesignFilm, DesignRanges } from './design-settings';
import { mapFigure, mappedFilms, mapTable } from './map-figure';
import { MapView } from './map-view';
import type { Design } from './use-design';
import { useNetGainMap } from './use-net-gain-map';
import styles from './design.module.css';

interface MapCardProps {
  readonly designFilm: DesignFilm;
  readonly films: readonly FilmResult[];
  readonly ranges: DesignRanges;
  readonly design: Design;
  readonly answer: DesignAnswer;
}

/** The neighbourhood of the proposed film: net gain over thickness and index, or density. */
export function MapCard({ designFilm, films, ranges, design, answer }: MapCardProps) {
  const [quantity, , choose] = useView<MapQuantity>('design/map', 'index');
  const map = useNetGainMap(answer.trial, quantity, { ranges, isDragging: design.isDragging });
  const placed = useMemo(() => mappedFilms(films, designFilm.film, quantity), [films, designFilm, quantity]);
  const table = useMemo(() => (map ? mapTable(map, designFilm.film.name) : undefined), [map, designFilm]);
  const title = (
    <>
      g<sub>net</sub>, TE0
    </>
  );
  const control = (
    <SegmentedControl<MapQuantity>
      label="Upwards in the map"
      value={quantity}
      onChange={choose}
      options={[
        { id: 'index', text: 'Index' },
        { id: 'density', text: 'Density' },
      ]}
    />
  );
  if (!map)
    return (
      <Card title={title} aside={control}>
        <div className={styles.map}>
          {map === null && (
            <EmptyState title="There is no live map beside an absorbing layer.">
              Each mode takes milliseconds there; the curve above has 24 thicknesses.
            </EmptyState>
          )}
        </div>
      </Card>
    );
  const domain = netGainMapDomain(map.netGainPerCm);
  return (
    <FigureCard
      figure={mapFigure({ map, films: placed, designFilm, design, answer })}
      table={table}
      title={title}
      aside={control}
    >
      <MapPlace {...{ map, domain, films: placed, designFilm, design }} />
    </FigureCard>
  );
}

/** The map as large as its place. */
function MapPlace(props: Omit<Parameters<typeof MapView>[0], 'size'>) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  return (
    <div ref={place} className={styles.map}>
      <div className={styles.mapScale}>
        <ColourScale domain={props.domain} unit="cm⁻¹" />
      </div>
      {size && size.width > 0 && <MapView {...props} size={size} />}
    </div>
  );
}
