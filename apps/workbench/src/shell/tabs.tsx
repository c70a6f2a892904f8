import { Link } from 'wouter';
import { useStudy } from '../model/study-store';
import { pages, type PageId } from '../pages/pages';
import { SeverityIcon } from '../kit/severity-icon';
import { usePageLinks } from './page-links';
import { worstByPage } from './page-of-verdict';
import styles from './bar.module.css';

/** The pages; the worst caution or contradiction of each sits in its tab. The chosen film stays chosen. */
export function Tabs({ page }: { readonly page: PageId }) {
  const { toPage } = usePageLinks(page);
  const verdicts = useStudy(({ finished }) => finished?.results.verdicts);
  const worst = worstByPage(verdicts ?? []);
  return (
    <nav className={styles.tabs} aria-label="Pages">
      {pages.map(({ id, title }) => {
        const severity = worst.get(id);
        return (
          <Link
            key={id}
            href={toPage(id)}
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
