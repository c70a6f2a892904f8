import { Save } from 'lucide-react';
import { useEffect } from 'react';
import { Button, IconButton } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { downloadStudy, saveOverOther, saveStudy, stopAsking, takeOther } from './home-actions';
import { useHomeStore } from './home-store';
import { useHome } from './use-home';

/** Saves the study where it lives (also Ctrl+S); asks before a change from outside would be lost. */
export function SaveStudy() {
  const { hasUnsaved, state } = useHome();
  useSaveKey();
  return (
    <>
      <IconButton
        label={`Save the study (${state})`}
        isDisabled={!hasUnsaved}
        onPress={() => void saveStudy()}
      >
        <Save size={16} aria-hidden />
      </IconButton>
      <ChangedOutside />
      <AboutPlace />
    </>
  );
}

function useSaveKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      if (event.repeat) return;
      void saveStudy();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function ChangedOutside() {
  const isAsking = useHomeStore((store) => store.isAsking);
  const label = useHomeStore((store) => store.home?.label);
  return (
    <Dialog
      title="The study file was changed outside"
      isOpen={isAsking}
      onClose={stopAsking}
      actions={
        <>
          <Button onPress={() => void takeOther()}>Take the file from {label}</Button>
          <Button onPress={downloadStudy}>Download mine</Button>
          <Button variant="primary" onPress={() => void saveOverOther()}>
            Replace it by mine
          </Button>
        </>
      }
    >
      Another program has written study.yaml in {label} since it was read here; nothing was saved. Undo brings
      yours back if you take the other one.
    </Dialog>
  );
}

function AboutPlace() {
  const problem = useHomeStore((store) => store.problem);
  const label = useHomeStore((store) => store.home?.label);
  return (
    <Dialog
      title={label === undefined ? 'Where the study is kept' : `About ${label}`}
      isOpen={problem !== null}
      onClose={stopAsking}
      actions={
        <Button variant="primary" onPress={downloadStudy}>
          Download study.yaml
        </Button>
      }
    >
      {problem}
    </Dialog>
  );
}
