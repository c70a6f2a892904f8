import type { Figure } from '@modalgain/figures';
import { useEffect, useRef } from 'react';
import { takeTheme } from './themed';
import styles from './figure-card.module.css';

/** A figure of the report on the page: the same drawing, in the colours of the theme, as wide as there is room. */
export function FigureView({ figure }: { readonly figure: Figure }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const drawn = figure.draw(document);
    takeTheme(drawn);
    const [width, height] = [drawn.getAttribute('width'), drawn.getAttribute('height')];
    if (!drawn.hasAttribute('viewBox')) drawn.setAttribute('viewBox', `0 0 ${width} ${height}`);
    drawn.style.maxWidth = `${1.5 * Number(width)}px`;
    // The place itself is the picture for screen readers.
    drawn.removeAttribute('role');
    drawn.setAttribute('aria-hidden', 'true');
    drawn.setAttribute('width', '100%');
    drawn.removeAttribute('height');
    place.current?.replaceChildren(drawn);
  }, [figure]);
  return (
    <div
      ref={place}
      className={styles.figure}
      role="img"
      aria-label={figure.textAlternative.replace(/_\{(.*?)\}/g, '$1')}
    />
  );
}
