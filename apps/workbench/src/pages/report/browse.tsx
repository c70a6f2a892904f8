import { useId, useState, type ReactNode } from 'react';
import { SymbolText } from '../../kit/symbol-text';
import styles from './browse.module.css';

export interface BrowseEntry {
  readonly id: string;
  readonly title: string;
  /** Small text below the title. */
  readonly note: string;
}

interface BrowseProps {
  /** What is listed, e.g. "tables". */
  readonly what: string;
  readonly entries: readonly BrowseEntry[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly children: ReactNode;
}

const holds = ({ id, title, note }: BrowseEntry, words: string): boolean =>
  `${id} ${title} ${note}`.toLowerCase().includes(words.trim().toLowerCase());

/** A list with a search, and what is chosen from it beside. */
export function Browse({ what, entries, chosen, onChoose, children }: BrowseProps) {
  const [words, setWords] = useState('');
  const id = useId();
  const found = entries.filter((entry) => holds(entry, words));
  return (
    <div className={styles.browse}>
      <div className={styles.side}>
        <label htmlFor={id} className={styles.search}>
          Find among {entries.length} {what}
        </label>
        <input
          id={id}
          type="search"
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <ul className={styles.list} aria-label={what}>
          {found.map((entry) => (
            <li key={entry.id}>
              <button type="button" aria-current={entry.id === chosen} onClick={() => onChoose(entry.id)}>
                <b>
                  <SymbolText text={entry.title} />
                </b>
                <small>{entry.note}</small>
              </button>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p className={styles.none}>None of the {what} holds these words.</p>}
      </div>
      <div className={styles.content}>{children}</div>
    </div>
  );
}
