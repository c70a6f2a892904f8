import { Plus, X } from 'lucide-react';
import { IconButton } from '../../kit/button';
import { Card } from '../../kit/card';
import { SegmentedControl } from '../../kit/segmented-control';
import { areaNames, type AreaKind, type DrawnArea } from './areas';
import { NumberBox } from './number-box';
import styles from './surface.module.css';

interface AreasCardProps {
  readonly areas: readonly DrawnArea[];
  readonly kind: AreaKind;
  readonly size: { readonly widthUm: number; readonly heightUm: number };
  readonly onKind: (kind: AreaKind) => void;
  readonly onAdd: () => void;
  readonly onChange: (area: DrawnArea) => void;
  readonly onRemove: (area: DrawnArea) => void;
}

const kinds = (Object.keys(areaNames) as AreaKind[]).map((id) => ({ id, text: areaNames[id] }));

/** Masks by hand: drawn on the map, or typed in um from the top left corner. */
export function AreasCard({ areas, kind, size, onKind, onAdd, onChange, onRemove }: AreasCardProps) {
  const hasFilm = areas.some((area) => area.kind === 'film');
  const isHalf = hasFilm !== areas.some((area) => area.kind === 'substrate');
  return (
    <Card title="Regions by hand" aside={areas.length === 0 ? 'found by themselves' : `${areas.length}`}>
      <div className={styles.kinds}>
        <SegmentedControl label="What is drawn on the map" value={kind} onChange={onKind} options={kinds} />
        <IconButton label={`Add a rectangle: ${areaNames[kind]}`} onPress={onAdd}>
          <Plus size={14} aria-hidden />
        </IconButton>
      </div>
      {areas.length === 0 && (
        <p className={styles.words}>Drag on the map to draw, or add a rectangle and type its corners.</p>
      )}
      {isHalf && (
        <p className={styles.words} role="status">
          Both are needed: draw the {hasFilm ? 'substrate' : 'film'} as well; until then both are found.
        </p>
      )}
      <ul className={styles.areas}>
        {areas.map((drawn) => (
          <AreaRow key={`${drawn.kind} ${drawn.index}`} {...{ drawn, size, onChange, onRemove }} />
        ))}
      </ul>
    </Card>
  );
}

type RowProps = Pick<AreasCardProps, 'size' | 'onChange' | 'onRemove'> & { readonly drawn: DrawnArea };

function AreaRow({ drawn, size, onChange, onRemove }: RowProps) {
  const { kind, index, area } = drawn;
  const name = `${areaNames[kind]} ${index + 1}`;
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
