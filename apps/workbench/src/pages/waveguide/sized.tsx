import { useRef, type ReactNode } from 'react';
import { useSize, type Size } from '../../plot/use-size';
import styles from './waveguide.module.css';

interface SizedProps {
  /** Sets the height. */
  readonly className: string | undefined;
  readonly children: (size: Size) => ReactNode;
}

/** A drawing that fills its card from edge to edge, drawn once its size is known. */
export function Sized({ className, children }: SizedProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  return (
    <div className={styles.bleed}>
      <div ref={place} className={className}>
        {size && children(size)}
      </div>
    </div>
  );
}
