import type { Problem } from '@modalgain/compute';
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import { Button } from '../../kit/button';
import { Card } from '../../kit/card';
import { ProblemNote } from '../../kit/problem-note';
import { changeStudy } from '../../model/actions';
import { studyFileName } from '../../model/snapshot';
import { useSnapshot, useStudy } from '../../model/study-store';
import { studyWorker } from '../../model/workers';
import styles from './start.module.css';

/** A person pauses so long (ms) before it is said what is wrong with the text. */
const pauseMs = 300;

interface Draft {
  readonly studyId: string;
  /** The text that was begun with. */
  readonly of: string;
  readonly text: string;
}

/** What was typed and not taken yet outlives a look at another page. */
const useDraft = create<{ readonly draft: Draft | null }>(() => ({ draft: null }));
const setDraft = (draft: Draft | null): void => useDraft.setState({ draft });

/** The study file as plain text: whatever no field asks for can be stated here. */
export function StudyTextCard() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card
      title="study.yaml"
      aside={
        <Button variant="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? 'Close' : 'Edit as text'}
        </Button>
      }
    >
      {isOpen ? (
        <StudyTextEditor />
      ) : (
        <p className={styles.about}>All that the study states, with the reason of each guess.</p>
      )}
    </Card>
  );
}

/** Takes the text as one step of the history; until then it says below what would be wrong with it. */
function StudyTextEditor() {
  const { text } = useSnapshot();
  const studyId = useStudy((state) => state.studyId);
  const kept = useDraft(({ draft }) => draft);
  const draft = kept?.studyId === studyId ? kept : null;
  const shown = draft?.text ?? text;
  const problem = useProblemOf(shown);
  const isChanged = draft !== null && draft.text !== text;
  return (
    <div className={styles.editor}>
      <textarea
        aria-label="Text of study.yaml"
        spellCheck={false}
        rows={24}
        wrap="off"
        value={shown}
        onChange={(event) => setDraft({ studyId, of: draft?.of ?? text, text: event.currentTarget.value })}
      />
      {problem && <ProblemNote problem={problem} />}
      {draft !== null && draft.of !== text && (
        <p>
          The study was changed elsewhere meanwhile; to take this text replaces that. Undo brings it back.
        </p>
      )}
      <div className={styles.editorButtons}>
        <Button
          variant="primary"
          isDisabled={!isChanged}
          onPress={() => {
            changeStudy({ text: shown });
            setDraft(null);
          }}
        >
          Take this text
        </Button>
        <Button isDisabled={!isChanged} onPress={() => setDraft(null)}>
          Discard changes
        </Button>
      </div>
    </div>
  );
}

/** Why a text is no study; null where it is one. */
function useProblemOf(text: string): Problem | null {
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const look = async (): Promise<void> => {
      const outcome = await studyWorker.call().outline(text, studyFileName);
      if (isCurrent) setProblem(outcome.kind === 'problem' ? outcome.problem : null);
    };
    const timer = setTimeout(() => void look(), pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text]);
  return problem;
}
