import { Contrast, Download, Redo2, Undo2 } from 'lucide-react';
import { Link } from 'wouter';
import { SaveStudy } from '../home/save-study';
import { redo, undo } from '../model/actions';
import { useStudy } from '../model/study-store';
import type { PageId } from '../pages/pages';
import { AnalysisState } from './analysis-state';
import { commandKey } from './command-key';
import { Keys } from './keys';
import { Mark } from './mark';
import { OpenVerdicts } from './open-verdicts';
import { Tabs } from './tabs';
import { toggleTheme } from './theme';
import styles from './bar.module.css';

/** The bar of every page: name, tabs, how the study stands, what is open, save, undo, redo, theme, keys, export. */
export function Bar({ page }: { readonly page: PageId }) {
  const canUndo = useStudy(({ history }) => history.past.length > 0);
  const canRedo = useStudy(({ history }) => history.future.length > 0);
  const hasResults = useStudy(({ finished }) => finished !== null);
  return (
    <header className={styles.bar}>
      <Link href="/start" className={styles.mark}>
        <Mark />
        modalgain
      </Link>
      <Tabs page={page} />
      <div className={styles.end}>
        <AnalysisState />
        <OpenVerdicts />
        <SaveStudy />
        <button
          type="button"
          className={styles.icon}
          aria-label="Undo"
          title={canUndo ? `Undo (${commandKey}Z)` : 'Nothing to undo'}
          disabled={!canUndo}
          onClick={undo}
        >
          <Undo2 size={16} aria-hidden />
        </button>
        <button
          type="button"
          className={styles.icon}
          aria-label="Redo"
          title={canRedo ? `Redo (${commandKey}Shift+Z)` : 'Nothing was undone'}
          disabled={!canRedo}
          onClick={redo}
        >
          <Redo2 size={16} aria-hidden />
        </button>
        <button
          type="button"
          className={styles.icon}
          aria-label="Light or dark"
          title="Light or dark"
          onClick={toggleTheme}
        >
          <Contrast size={16} aria-hidden />
        </button>
        <Keys />
        {hasResults && (
          <Link href="/report?view=export" className={styles.export} aria-label="Export" title="Export">
            <Download size={16} aria-hidden />
            <span>Export</span>
          </Link>
        )}
      </div>
    </header>
  );
}
