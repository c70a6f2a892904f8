import type { WhichMode } from '@modalgain/compute';
import { useState } from 'react';
import { editStudyText } from '../../model/actions';
import { Button } from '../../kit/button';
import { SegmentedControl } from '../../kit/segmented-control';
import { editsFor } from './stack-edits';
import type { Tried } from './use-tried';
import styles from './waveguide.module.css';

interface GuideActionsProps {
  readonly tried: Tried;
  readonly mode: WhichMode;
  readonly chooseMode: (mode: WhichMode) => void;
  readonly openLibrary: () => void;
}

/** What is at the right of the title: what-if back or into the study, polarization, materials. */
export function GuideActions({ tried, mode, chooseMode, openLibrary }: GuideActionsProps) {
  return (
    <>
      {tried.isChanged && <Button onPress={tried.reset}>Back to the study</Button>}
      {tried.settings.stack && <PutIntoStudy tried={tried} stack={tried.settings.stack} />}
      <SegmentedControl
        label="Polarization"
        value={mode.polarization}
        options={[
          { id: 'TE', text: 'TE' },
          { id: 'TM', text: 'TM' },
        ]}
        onChange={(polarization) => chooseMode({ polarization, order: 0 })}
      />
      <Button onPress={openLibrary}>Materials</Button>
    </>
  );
}

/** The stack that is tried becomes that of the study, for all its films; thickness and index of a film are measured, and stay. */
function PutIntoStudy({
  tried,
  stack,
}: {
  readonly tried: Tried;
  readonly stack: NonNullable<Tried['settings']['stack']>;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const edits = editsFor(stack);
  const put = async (): Promise<void> => {
    if (!edits) return;
    const refused = await editStudyText(edits, tried.viewWithout('stack'));
    setProblem(refused?.sentence ?? null);
  };
  const reason = edits ? null : 'A study has layers below the film only.';
  return (
    <span className={styles.put}>
      <Button
        isDisabled={!edits}
        {...(reason !== null && { 'aria-describedby': 'put-reason' })}
        onPress={() => void put()}
      >
        Put stack into the study
      </Button>
      {(reason ?? problem) !== null && (
        <small id="put-reason" role={problem ? 'alert' : undefined}>
          {problem ?? reason}
        </small>
      )}
    </span>
  );
}
