import type { FileGroup } from '@modalgain/compute';
import type { Severity } from '@modalgain/numerics';
import type { FileRole } from '@modalgain/study';
import { chooseRole, useChoices } from '../../files/choices';
import { Button } from '../../kit/button';
import { FilmMarker } from '../../kit/film-marker';
import { Select, type SelectOption } from '../../kit/select';
import { SeverityIcon } from '../../kit/severity-icon';
import { useStudy } from '../../model/study-store';
import { conditionsOf } from './conditions';
import styles from './file-table.module.css';

type Role = FileRole | 'left-alone';

const roles: readonly SelectOption<Role>[] = [
  { id: 'stripe', text: 'Stripe scan' },
  { id: 'threshold', text: 'Spectra against fluence' },
  { id: 'thickness', text: 'Height map' },
  { id: 'index', text: 'Optical constants' },
  { id: 'loss', text: 'Loss scan' },
  { id: 'absorbance', text: 'Absorbance' },
  { id: 'spectra', text: 'Emission spectra' },
  { id: 'micrograph', text: 'Micrograph' },
  { id: 'left-alone', text: 'Left alone' },
];

const states: Readonly<Record<FileGroup['state'], { severity: Severity; word: string }>> = {
  read: { severity: 'holds', word: 'read' },
  confirm: { severity: 'caution', word: 'confirm' },
  damaged: { severity: 'contradiction', word: 'damaged' },
  'left-alone': { severity: 'note', word: 'left alone' },
};

interface FileRowsProps {
  readonly group: FileGroup;
  readonly isProposed: boolean;
}

/** A row of files, and below it what is in doubt or damaged. */
export function FileRows({ group, isProposed }: FileRowsProps) {
  const choices = useChoices();
  const film = useStudy(({ outline }) => outline?.films.find(({ name }) => name === group.film));
  const paths = group.files.map(({ recognised }) => recognised.file);
  const [first] = group.files;
  const chosen = paths[0] in choices.roles ? choices.roles[paths[0]] : undefined;
  const role: Role = chosen ?? group.role ?? 'left-alone';
  const state =
    chosen === 'left-alone' ? 'left-alone' : chosen && group.state === 'confirm' ? 'read' : group.state;
  const { severity, word } = states[state];
  return (
    <>
      <tr className={styles.row}>
        <th scope="row" title={paths.slice(0, 30).join('\n')}>
          {group.name}
          {paths.length > 1 && <span className={styles.count}> × {paths.length}</span>}
        </th>
        <td>
          <Select
            label={`What ${group.name} is read as`}
            isLabelHidden
            isQuiet={state === 'read'}
            isDisabled={!isProposed || state === 'damaged'}
            value={role}
            options={roles}
            onChange={(next) => void chooseRole(paths, next)}
          />
        </td>
        <td>
          {film ? (
            <span className={styles.film}>
              <FilmMarker film={film} />
              {film.name}
            </span>
          ) : (
            (group.film ?? '')
          )}
        </td>
        <td>{conditionsOf(group)}</td>
        <td className={styles.content}>{first.content !== '' ? first.content : first.formatTitle}</td>
        <td>
          <span className={styles.state} style={{ color: `var(--${severity})` }}>
            <SeverityIcon severity={severity} size={14} />
            {word}
          </span>
        </td>
      </tr>
      {state !== 'read' && (
        <tr>
          <td colSpan={6} className={styles.doubt}>
            <div>
              <span>{first.problem ?? sentence(first.recognised.reason)}</span>
              {state === 'confirm' && isProposed && (
                <Button onPress={() => void chooseRole(paths, role)}>It is: {textOf(role)}</Button>
              )}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

const textOf = (role: Role): string => roles.find(({ id }) => id === role)?.text ?? role;

const sentence = (reason: string): string =>
  reason === '' ? 'Not of a format that is read.' : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
