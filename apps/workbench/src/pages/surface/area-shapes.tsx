import { areaNames, type DrawnArea } from './areas';
import { xOf, yOf, type MapFrame } from './map-frame';
import styles from './surface.module.css';

interface AreaShapesProps {
  readonly areas: readonly DrawnArea[];
  readonly frame: MapFrame;
}

/** Rectangles by hand on a map. */
export function AreaShapes({ areas, frame }: AreaShapesProps) {
  return (
    <>
      {areas.map(({ kind, index, area: { xUm, yUm } }) => (
        <g key={`${kind} ${index}`} data-kind={kind} className={styles.areaShape}>
          <rect
            x={xOf(frame, xUm[0])}
            y={yOf(frame, yUm[0])}
            width={xOf(frame, xUm[1]) - xOf(frame, xUm[0])}
            height={yOf(frame, yUm[1]) - yOf(frame, yUm[0])}
          />
          <text x={xOf(frame, xUm[0]) + 5} y={yOf(frame, yUm[0]) + 14}>
            {areaNames[kind]} {index + 1}
          </text>
        </g>
      ))}
    </>
  );
}
