import { Button } from '../../kit/button';

interface TrialActionsProps {
  readonly onPut: () => void;
  readonly onBack: () => void;
}

/** What to do with settings that differ from the study's. */
export function TrialActions({ onPut, onBack }: TrialActionsProps) {
  return (
    <>
      <Button variant="quiet" onPress={onBack}>
        Discard
      </Button>
      <Button variant="primary" onPress={onPut}>
        Put into the study
      </Button>
    </>
  );
}
