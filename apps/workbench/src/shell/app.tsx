import { Suspense, type MouseEvent } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { AskReplacing } from '../files/ask-replacing';
import { pages, type PageEntry } from '../pages/pages';
import { Bar } from './bar';
import { useDrops } from './drops';
import { useHashLocation, useHashSearch } from './hash-location';
import { PageBoundary } from './page-boundary';
import { isPerFilm } from './page-links';
import { Rail } from './rail';
import { useShortcuts } from './shortcuts';
import styles from './app.module.css';

/** The fixed frame: bar above, films left, the page in the middle with its judgement at right. */
export function App() {
  return (
    <Router hook={useHashLocation} searchHook={useHashSearch}>
      <Frame />
    </Router>
  );
}

function Frame() {
  useDrops();
  return (
    <Switch>
      {pages.map((page) => (
        <Route key={page.id} path={`/${page.id}/:film?`}>
          <Opened page={page} />
        </Route>
      ))}
      <Route>
        <Redirect to="/start" replace />
      </Route>
    </Switch>
  );
}

/** The hash is the address of a page here, so that the link moves the focus itself. */
function skipToPage(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function Opened({ page }: { readonly page: PageEntry }) {
  const Page = page.component;
  const hasRail = isPerFilm(page.id);
  useShortcuts(page.id);
  return (
    <div className={styles.app} data-rail={hasRail}>
      <a className={styles.skip} href="#main" onClick={skipToPage}>
        Skip to the page
      </a>
      <Bar page={page.id} />
      {hasRail && <Rail page={page.id} />}
      <AskReplacing />
      <PageBoundary key={page.id} title={page.title}>
        <Suspense fallback={<div className={styles.page} aria-busy="true" />}>
          <Page />
        </Suspense>
      </PageBoundary>
    </div>
  );
}
