import type { FileGroup } from '@modalgain/compute';
import { useState } from 'react';
import { proposeAnew, useIsProposed } from '../../files/choices';
import { useRecognised } from '../../files/recognised';
import { Button } from '../../kit/button';
import { Card } from '../../kit/card';
import { FileRows } from './file-rows';
import styles from './file-table.module.css';
import { useGroups } from './use-groups';

/** More rows than this are shown on demand: a folder of ten thousand files must not stop the page. */
const rowsAtOnce = 200;

const isRead = ({ state }: FileGroup): boolean => state === 'read' || state === 'confirm';

/** What was recognised: one row a film and kind of file; doubts and damage open below their own row. */
export function FileTable() {
  const groups = useGroups();
  const entries = useRecognised((state) => state.entries);
  const isProposed = useIsProposed();
  const [shown, setShown] = useState(rowsAtOnce);
  const read = groups.filter(isRead).reduce((sum, { files }) => sum + files.length, 0);
  return (
    <Card
      title={`${entries.length} ${entries.length === 1 ? 'file' : 'files'}, ${read} read`}
      aside={
        isProposed ? (
          'Each guess can be changed'
        ) : (
          <Button variant="quiet" onPress={() => void proposeAnew()}>
            Propose the study anew from these files
          </Button>
        )
      }
    >
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Read as</th>
              <th scope="col">Film</th>
              <th scope="col">Conditions</th>
              <th scope="col">Content</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {groups.slice(0, shown).map((group) => (
              <FileRows key={group.name} group={group} isProposed={isProposed} />
            ))}
          </tbody>
        </table>
      </div>
      {groups.length > shown && (
        <Button variant="quiet" onPress={() => setShown(shown + 5 * rowsAtOnce)}>
          Show more of the {groups.length - shown} rows left
        </Button>
      )}
    </Card>
  );
}
