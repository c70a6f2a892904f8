import type { OutlinedFilm } from '@modalgain/compute';
import { FilmMarker } from './film-marker';
import styles from '../pages/stripe/stripe.module.css';

/** Marker, name, and which side of a treatment the film is on. */
export function FilmTitle({ film }: { readonly film: OutlinedFilm }) {
  return (
    <>
      <FilmMarker film={film} size={14} />
      {film.name}
      {film.stampedFrom !== null && <span className={styles.state}>after stamping</span>}
    </>
  );
}
