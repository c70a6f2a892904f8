import type { FileGroup } from '@modalgain/compute';
import type { Severity } from '@modalgain/numerics';
import type { FileRole } from '@modalgain/study';
import { chooseRole, useChoices } from '../../files/choices';
import { Button } from '../../kit/button';
import { Select, type SelectOption } from '../../kit/select';
import { SeverityIcon } from '../../kit/severity-icon';
import { conditionsOf } from './conditions';
import { FilmChoice } from './film-choice';
import { Fluences } from './fluences';
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
  const paths = group.files.map(({ recognised }) => recognised.file);
  const [first] = group.files;
  const chosen = paths[0] in choices.roles ? choices.roles[paths[0]] : undefined;
  const role: Role = chosen ?? group.role ?? 'left-alone';
  const state = chosen === 'left-alone' ? 'left-alone' : group.state;
  const { severity, word } = states[state];
  const isDoubted = first.recognised.certainty === 'doubtful';
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
          <FilmChoice group={group} isChangeable={isProposed && state !== 'damaged' && isOfFilms(role)} />
        </td>
        <td>
          {conditionsOf(group)}
          {group.lacksFluence && <span className={styles.lacking}> fluence?</span>}
        </td>
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
              <span>{doubtOf(group, state)}</span>
              {isProposed && group.lacksFluence && <Fluences group={group} />}
              {state === 'confirm' && isProposed && isDoubted && (
                <span className={styles.answers}>
                  <Button onPress={() => void chooseRole(paths, role)}>{textOf(role)}</Button>
                  <Button onPress={() => void chooseRole(paths, 'left-alone')}>Leave alone</Button>
                </span>
              )}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

const textOf = (role: Role): string => roles.find(({ id }) => id === role)?.text ?? role;

const isOfFilms = (role: Role): boolean => role !== 'left-alone' && role !== 'spectra';

/** What is wrong or doubtful, and what to do about it. */
function doubtOf(
  { files: [{ problem, recognised }], lacksFluence }: FileGroup,
  state: FileGroup['state'],
): string {
  if (state === 'damaged')
    return `${sentence((problem ?? '').replace(/\.$/, ''))} Everything else keeps working. Copy the file again from the instrument, or state by hand what it would have said.`;
  if (lacksFluence && recognised.certainty !== 'doubtful')
    return 'Neither name nor header states the fluence. State it here:';
  return sentence((problem ?? recognised.reason).replace(/\.$/, ''));
}

const sentence = (reason: string): string =>
  reason === '' ? 'Not of a format that is read.' : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
