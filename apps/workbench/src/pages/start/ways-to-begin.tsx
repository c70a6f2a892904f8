import { useState } from 'react';
import { Button } from 'react-aria-components';
import { continueStudy, openExample } from '../../files/take-files';
import { take } from '../../files/taking';
import { canPickFolder } from '../../home/folder-home';
import { openFolder } from '../../home/home-actions';
import { EarlierStudies } from './earlier-studies';
import styles from './start.module.css';
import { aboutText, useEarlierStudies } from './use-earlier-studies';

/** Beside dropping files: the study before this one, all earlier ones, a folder on disk, and the example. */
export function WaysToBegin() {
  const { studies, forget } = useEarlierStudies();
  const [isListOpen, setListOpen] = useState(false);
  const last = studies.at(0);
  return (
    <>
      {last && (
        <Button className={styles.way} onPress={() => void take(continueStudy(last.id))}>
          <b>Continue</b>
          <span>{aboutText(last.study)}</span>
        </Button>
      )}
      {studies.length > 1 && (
        <Button className={styles.way} onPress={() => setListOpen(true)}>
          <b>Earlier studies</b>
          <span>{studies.length} are kept in this browser</span>
        </Button>
      )}
      {canPickFolder() && (
        <Button className={styles.way} onPress={() => void take(openFolder())}>
          <b>Open a folder</b>
          <span>A study is saved back to where it lies</span>
        </Button>
      )}
      <Button className={styles.way} onPress={() => void take(openExample())}>
        <b>Example</b>
        <span>Flat stamping of nanoplatelets, 8 films with known answers</span>
      </Button>
      <EarlierStudies
        isOpen={isListOpen}
        studies={studies}
        onClose={() => setListOpen(false)}
        onForget={forget}
      />
    </>
  );
}
