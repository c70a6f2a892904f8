import { Plus, X } from 'lucide-react';
import { IconButton } from '../../kit/button';
import { Card } from '../../kit/card';
import { SegmentedControl } from '../../kit/segmented-control';
import { areaName, areaNames, type AreaKind, type DrawnArea } from './areas';
import { NumberBox } from './number-box';
import type { Areas } from './use-areas';
import styles from './surface.module.css';

interface Size {
  readonly widthUm: number;
  readonly heightUm: number;
}

const kinds = (Object.keys(areaNames) as AreaKind[]).map((id) => ({ id, text: areaNames[id] }));

/** Masks by hand: drawn on the map, or typed in um from the top left corner. */
export function AreasCard({ areas: drawing, size }: { readonly areas: Areas; readonly size: Size }) {
  const { areas, masks, kind, setKind, addMiddle, change, remove } = drawing;
  const hasFilm = areas.some((area) => area.kind === 'film');
  const isHalf = hasFilm !== areas.some((area) => area.kind === 'substrate');
  return (
    <Card title="Regions by hand" aside={areas.length === 0 ? 'found by themselves' : `${areas.length}`}>
      <div className={styles.kinds}>
        <SegmentedControl label="What is drawn on the map" value={kind} onChange={setKind} options={kinds} />
        <IconButton label={`Add a rectangle: ${areaNames[kind]}`} onPress={addMiddle}>
          <Plus size={14} aria-hidden />
        </IconButton>
      </div>
      <p className={styles.words}>
        {areas.length === 0
          ? 'Drag on the map to draw, or add a rectangle and type its corners.'
          : 'Drag a rectangle, its sides or corners; with the focus on it arrows move, Shift and arrows resize, Delete removes.'}
      </p>
      {isHalf && (
        <p className={styles.words} role="status">
          Both are needed: draw the {hasFilm ? 'substrate' : 'film'} as well; until then both are found.
        </p>
      )}
      <ul className={styles.areas}>
        {areas.map((drawn) => (
          <AreaRow
            key={`${drawn.kind} ${drawn.mask} ${drawn.index}`}
            name={areaName(drawn, masks)}
            {...{ drawn, size }}
            onChange={change}
            onRemove={remove}
          />
        ))}
      </ul>
    </Card>
  );
}

interface RowProps {
  readonly name: string;
  readonly drawn: DrawnArea;
  readonly size: Size;
  readonly onChange: (area: DrawnArea) => void;
  readonly onRemove: (area: DrawnArea) => void;
}

function AreaRow({ name, drawn, size, onChange, onRemove }: RowProps) {
  const { kind, area } = drawn;
  const bounds = { xUm: size.widthUm, yUm: size.heightUm } as const;
  const field = (axis: 'xUm' | 'yUm', end: 0 | 1) => {
    const [from, to] = area[axis];
    return (
      <NumberBox
        label={`${name}: ${axis[0]} ${end === 0 ? 'from' : 'to'}`}
        unit=""
        value={area[axis][end]}
        range={end === 0 ? [0, to] : [from, Math.round(1000 * bounds[axis]) / 1000]}
        onCommit={(value = 0) =>
          onChange({ ...drawn, area: { ...area, [axis]: end === 0 ? [value, to] : [from, value] } })
        }
      />
    );
  };
  return (
    <li className={styles.area} data-kind={kind}>
      <span className={styles.areaName}>{name}</span>
      <span className={styles.range}>
        x {field('xUm', 0)} to {field('xUm', 1)} µm
      </span>
      <span className={styles.range}>
        y {field('yUm', 0)} to {field('yUm', 1)} µm
      </span>
      <IconButton label={`Remove ${name}`} onPress={() => onRemove(drawn)}>
        <X size={14} aria-hidden />
      </IconButton>
    </li>
  );
}
