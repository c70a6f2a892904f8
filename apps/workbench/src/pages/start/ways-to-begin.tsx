import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { continueFormer, openExample } from '../../files/take-files';
import { take } from '../../files/taking';
import { useStudy } from '../../model/study-store';
import { aboutKept } from '../../storage/kept-study';
import type { KeptStudy } from '../../storage/database';
import styles from './start.module.css';

/** Beside dropping files: the study before this one, and the example. */
export function WaysToBegin() {
  const former = useFormer();
  return (
    <>
      {former && (
        <Button className={styles.way} onPress={() => void take(continueFormer())}>
          <b>Continue</b>
          <span>{aboutText(former)}</span>
        </Button>
      )}
      <Button className={styles.way} onPress={() => void take(openExample())}>
        <b>Example</b>
        <span>Flat stamping of nanoplatelets, 8 films with known answers</span>
      </Button>
    </>
  );
}

const openSeverities = new Set(['contradiction', 'not-determined', 'caution']);

function aboutText({ title, filmCount, finished }: KeptStudy): string {
  const open = finished?.results.verdicts.filter(({ severity }) => openSeverities.has(severity)).length ?? 0;
  const films = `${title}, ${filmCount} ${filmCount === 1 ? 'film' : 'films'}`;
  return finished ? `${films}, ${open} verdicts open` : `${films}, not analysed`;
}

/** The study that was open before; looked up anew whenever another is opened. */
function useFormer(): KeptStudy | null {
  const [former, setFormer] = useState<KeptStudy | null>(null);
  const outline = useStudy((state) => state.outline);
  useEffect(() => {
    aboutKept('former').then(
      (kept) => setFormer(kept && kept.states.at(-1)?.text !== '' ? kept : null),
      () => setFormer(null),
    );
  }, [outline]);
  return former;
}
