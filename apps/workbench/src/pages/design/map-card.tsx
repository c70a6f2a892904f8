import type { DesignAnswer, MapQuantity, NetGainMap } from '@modalgain/compute';
import type { FilmResult } from '@modalgain/study';
import { useRef } from 'react';
import { Card } from '../../kit/card';
import { EmptyState } from '../../kit/empty-state';
import { SegmentedControl } from '../../kit/segmented-control';
import { useView } from '../../model/views';
import { ColourScale } from '../../plot/colour-scale';
import { useSize } from '../../plot/use-size';
import type { DesignFilm, DesignRanges } from './design-settings';
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
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const map = useNetGainMap(answer.trial, quantity, { ranges, isDragging: design.isDragging });
  const domain = map && colourDomain(map);
  return (
    <Card
      title={
        <>
          g<sub>net</sub>, TE0
        </>
      }
      aside={
        <>
          {domain && <ColourScale domain={domain} unit="cm⁻¹" />}
          <SegmentedControl<MapQuantity>
            label="Upwards in the map"
            value={quantity}
            onChange={choose}
            options={[
              { id: 'index', text: 'Index' },
              { id: 'density', text: 'Density' },
            ]}
          />
        </>
      }
    >
      <div ref={place} className={styles.map}>
        {map === null && (
          <EmptyState title="There is no live map beside an absorbing layer.">
            Each mode takes milliseconds there; the curve above has 24 thicknesses.
          </EmptyState>
        )}
        {size && size.width > 0 && map && domain && (
          <MapView {...{ map, domain, size, films, designFilm, design }} />
        )}
      </div>
    </Card>
  );
}

/** From the largest loss of the map, or as far below zero as the largest net gain is above it. */
function colourDomain({ netGainPerCm }: NetGainMap): readonly [number, number] {
  const guided = Array.from(netGainPerCm).filter((value) => !Number.isNaN(value));
  const most = guided.reduce((top, value) => Math.max(top, value), 10);
  const least = guided.reduce((low, value) => Math.min(low, value), 0);
  const step = most > 200 ? 100 : most > 50 ? 20 : 5;
  const top = Math.ceil(most / step) * step;
  return [Math.max(-top, Math.floor(least / step) * step), top];
}
