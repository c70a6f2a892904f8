import { Link } from 'wouter';
import { useSelectedFilm } from '../model/selection';
import { useStudy } from '../model/study-store';
import { pages, type PageId } from '../pages/pages';
import { SeverityIcon } from '../kit/severity-icon';
import { worstByPage } from './page-of-verdict';
import styles from './bar.module.css';

/** The pages; the worst caution or contradiction of each sits in its tab. The chosen film stays chosen. */
export function Tabs({ page }: { readonly page: PageId }) {
  const film = useSelectedFilm();
  const verdicts = useStudy(({ finished }) => finished?.results.verdicts);
  const worst = worstByPage(verdicts ?? []);
  const perFilm = (id: PageId): boolean => id !== 'start' && id !== 'report';
  return (
    <nav className={styles.tabs} aria-label="Pages">
      {pages.map(({ id, title }) => {
        const severity = worst.get(id);
        return (
          <Link
            key={id}
            href={film && perFilm(id) ? `/${id}/${encodeURIComponent(film.name)}` : `/${id}`}
            className={styles.tab}
            aria-current={id === page ? 'page' : undefined}
          >
            {title}
            {severity && <SeverityIcon severity={severity} size={13} />}
          </Link>
        );
      })}
    </nav>
  );
}
