import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { filesOfDrop, filesOfInput, type DroppedFiles } from '../../files/dropped-files';
import { Button } from '../../kit/button';
import styles from './start.module.css';

interface DropZoneProps {
  /** Once files are there: one line instead of a card. */
  readonly isStrip: boolean;
  readonly onFiles: (files: Promise<DroppedFiles>) => void;
}

/** Where files come in; a drop anywhere on the page counts. */
export function DropZone({ isStrip, onFiles }: DropZoneProps) {
  const isOver = useDropsAnywhere(onFiles);
  const take = (list: FileList | null): void => {
    if (list && list.length > 0) onFiles(filesOfInput(list));
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

/** Takes drops of files on the whole window; true while files are held over it. */
function useDropsAnywhere(onFiles: DropZoneProps['onFiles']): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const onDragOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!event.dataTransfer || !hasFiles(event)) return;
      event.preventDefault();
      onFiles(filesOfDrop(event.dataTransfer));
    };
    addEventListener('dragover', onDragOver);
    addEventListener('dragleave', onDragLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('dragleave', onDragLeave);
      removeEventListener('drop', onDrop);
    };
  }, [onFiles]);
  return isOver;
}
