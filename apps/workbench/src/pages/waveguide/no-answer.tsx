import { Card } from '../../kit/card';
import { EmptyFigure } from '../../kit/empty-figure';
import { Pending } from '../../kit/pending';
import styles from './waveguide.module.css';

/** Of the curve of confinement against thickness. */
export const confinementAxes = {
  x: { label: 'Film thickness (nm)', domain: [0, 400] },
  y: { label: 'Γ', domain: [0, 1] },
} as const;

const depthAxes = {
  x: { label: 'Guided power in depth', domain: [0, 1] },
  y: { label: 'Depth (nm)', domain: [0, 400] },
} as const;

/** Of the map over thickness and index. */
export const mapAxes = {
  x: { label: 'Film thickness (nm)', domain: [0, 400] },
  y: { label: 'Index of the film', domain: [1.6, 2.2] },
} as const;

/** The page's frames before the first answer of its worker. */
export function NoAnswer() {
  return (
    <div className={styles.cards}>
      <Card title="Stack">
        <EmptyFigure {...depthAxes}>
          <Pending what="solving the modes" />
        </EmptyFigure>
      </Card>
      <div className={styles.right}>
        <Card title="Confinement over thickness and index">
          <EmptyFigure {...mapAxes} />
        </Card>
      </div>
    </div>
  );
}
