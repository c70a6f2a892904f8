import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { chooseTitle } from '../../files/choices';
import { IconButton } from '../../kit/button';
import styles from './start.module.css';

/** The title of the study, changed in its place. */
export function StudyTitle({ title }: { readonly title: string }) {
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === null)
    return (
      <span className={styles.title}>
        {title}
        <IconButton label="Rename the study" onPress={() => setDraft(title)}>
          <Pencil size={14} aria-hidden />
        </IconButton>
      </span>
    );
  const commit = (): void => {
    const next = draft.trim();
    setDraft(null);
    if (next !== '' && next !== title) void chooseTitle(next);
  };
  return (
    <input
      className={styles.titleField}
      aria-label="Title of the study"
      ref={(field) => field?.focus()}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
