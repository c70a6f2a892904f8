import { useState } from 'react';
import { continueStudy } from '../../files/take-files';
import { take } from '../../files/taking';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import type { StudyRecord } from '../../storage/kept-studies';
import styles from './earlier-studies.module.css';
import { aboutText } from './use-earlier-studies';

interface EarlierStudiesProps {
  readonly isOpen: boolean;
  readonly studies: readonly StudyRecord[];
  readonly onClose: () => void;
  readonly onForget: (id: string) => void;
}

/** All studies that this browser keeps: to open one, or to remove it after a second word. */
export function EarlierStudies({ isOpen, studies, onClose, onForget }: EarlierStudiesProps) {
  return (
    <Dialog title="Earlier studies" isOpen={isOpen} onClose={onClose} widthPx={680}>
      <ul className={styles.list}>
        {studies.map((record) => (
          <Row
            key={record.id}
            record={record}
            onForget={() => onForget(record.id)}
            onOpen={() => {
              onClose();
              void take(continueStudy(record.id));
            }}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface RowProps {
  readonly record: StudyRecord;
  readonly onOpen: () => void;
  readonly onForget: () => void;
}

function Row({ record: { study }, onOpen, onForget }: RowProps) {
  const [isSure, setSure] = useState(false);
  return (
    <li className={styles.row}>
      <span className={styles.about}>
        <b>{aboutText(study)}</b>
        <span>{new Date(study.keptAt).toLocaleString()}</span>
      </span>
      {isSure ? (
        <>
          <Button onPress={() => setSure(false)}>Keep</Button>
          <Button onPress={onForget}>Remove for good</Button>
        </>
      ) : (
        <>
          <Button variant="quiet" onPress={() => setSure(true)}>
            Remove
          </Button>
          <Button variant="primary" onPress={onOpen}>
            Open
          </Button>
        </>
      )}
    </li>
  );
}
