import { FileDown } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { filesOfInput } from '../../files/dropped-files';
import { takeDropped } from '../../files/taking';
import { useTaking } from '../../files/taking-state';
import { Button } from '../../kit/button';
import styles from './start.module.css';

interface DropZoneProps {
  /** Once files are there: one line instead of a card. */
  readonly isStrip: boolean;
}

/** Where files come in; a drop anywhere on the page counts. */
export function DropZone({ isStrip }: DropZoneProps) {
  const isOver = useTaking((state) => state.isOver);
  const take = (list: FileList | null): void => {
    if (list && list.length > 0) void takeDropped(filesOfInput(list));
  };
  return (
    <section className={styles.drop} data-over={isOver} data-strip={isStrip} aria-label="Drop files">
      <FileDown size={isStrip ? 20 : 32} strokeWidth={1.25} aria-hidden />
      <div className={styles.dropWords}>
        <h2>{isStrip ? 'Drop further files' : 'Drop a folder or more files'}</h2>
        {!isStrip && (
          <p>Stripe scans, spectra, AFM, n and k, ellipsometry, micrographs, or a study with its files</p>
        )}
      </div>
      <div className={styles.dropButtons}>
        <FileTrigger acceptDirectory onSelect={take}>
          <Button>Choose folder</Button>
        </FileTrigger>
        <FileTrigger allowsMultiple onSelect={take}>
          <Button variant="quiet">Choose files</Button>
        </FileTrigger>
      </div>
    </section>
  );
}
