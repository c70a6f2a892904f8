import { useId, useState } from 'react';
import { download } from '../../export/download';
import { Button } from '../../kit/button';
import type { FinishedAnalysis } from '../../model/study-store';
import styles from './export.module.css';
import { reportWorker } from './use-report';
import type { Task } from './use-task';

interface NotebookFormProps {
  readonly finished: FinishedAnalysis;
  readonly task: Task;
}

/** Asks who publishes the archive and when; both may stay open. */
export function NotebookForm({ finished: { of, results }, task }: NotebookFormProps) {
  const [author, setAuthor] = useState('');
  const [date, setDate] = useState('');
  const id = useId();
  const save = (): void =>
    task.start(async () => {
      const stated = { ...(author.trim() !== '' && { author: author.trim() }), ...(date !== '' && { date }) };
      const outcome = await reportWorker.call().notebook({ results, ...of, ...stated });
      if (outcome.kind === 'problem') return outcome.problem.sentence;
      download({ ...outcome.value, type: 'application/vnd.eln+zip' });
      return `${outcome.value.name} saved.`;
    });
  return (
    <div className={styles.notebook}>
      <label htmlFor={`${id}-author`}>Author</label>
      <input
        id={`${id}-author`}
        value={author}
        autoComplete="name"
        onChange={({ currentTarget }) => setAuthor(currentTarget.value)}
      />
      <label htmlFor={`${id}-date`}>Date</label>
      <input
        id={`${id}-date`}
        type="date"
        value={date}
        onChange={({ currentTarget }) => setDate(currentTarget.value)}
      />
      <Button isDisabled={task.state.isRunning} onPress={save}>
        .eln
      </Button>
    </div>
  );
}
