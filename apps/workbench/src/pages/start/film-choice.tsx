import type { FileGroup } from '@modalgain/compute';
import { useState } from 'react';
import { chooseFilm } from '../../files/choices';
import { FilmMarker } from '../../kit/film-marker';
import { Select } from '../../kit/select';
import { useStudy } from '../../model/study-store';
import styles from './file-table.module.css';

/** No film is called so: a blank name cannot be typed. */
const anotherId = ' ';

interface FilmChoiceProps {
  readonly group: FileGroup;
  readonly isChangeable: boolean;
}

/** The film that files are of: one of the study's, or a new one by its name. */
export function FilmChoice({ group, isChangeable }: FilmChoiceProps) {
  const films = useStudy(({ outline }) => outline?.films);
  const [isNaming, setNaming] = useState(false);
  const film = films?.find(({ name }) => name === group.film);
  const paths = group.files.map(({ recognised }) => recognised.file);
  const label = `Film of ${group.name}`;
  const names = [
    ...new Set([...(group.film === null ? [] : [group.film]), ...(films ?? []).map((one) => one.name)]),
  ];
  if (isNaming)
    return (
      <FilmName
        label={label}
        onDone={(name) => {
          setNaming(false);
          if (name !== '' && name !== group.film) void chooseFilm(paths, name);
        }}
      />
    );
  return (
    <span className={styles.film}>
      {film && <FilmMarker film={film} />}
      {isChangeable ? (
        <Select
          label={label}
          isLabelHidden
          isQuiet
          value={group.film ?? ''}
          options={[
            ...(group.film === null ? [{ id: '', text: 'none' }] : []),
            ...names.map((name) => ({ id: name, text: name })),
            { id: anotherId, text: 'Another film\u2026' },
          ]}
          onChange={(name) => {
            if (name === anotherId) setNaming(true);
            else if (name !== '' && name !== group.film) void chooseFilm(paths, name);
          }}
        />
      ) : (
        group.film
      )}
    </span>
  );
}

interface FilmNameProps {
  readonly label: string;
  /** Gets the name; empty where it was given up. */
  readonly onDone: (name: string) => void;
}

function FilmName({ label, onDone }: FilmNameProps) {
  const [name, setName] = useState('');
  return (
    <input
      className={styles.name}
      aria-label={label}
      placeholder="Name of the film"
      // The field stands where the list was that asked for it.
      ref={(field) => field?.focus()}
      value={name}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={() => onDone(name.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onDone(name.trim());
        if (event.key === 'Escape') onDone('');
      }}
    />
  );
}
