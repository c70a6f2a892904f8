import type { Problem } from '@modalgain/compute';
import { useState } from 'react';
import { Button } from '../../kit/button';
import { editStudyText } from '../../model/actions';
import { nextFilmKey, type NextFilm } from './use-next-film';
import styles from './design.module.css';

/** What is tried goes into the study, or back to what the study says; a stopped search begins again. */
export function NextFilmActions({ state }: { readonly state: NextFilm }) {
  const [problem, setProblem] = useState<Problem>();
  const keep = async (): Promise<void> =>
    setProblem(await editStudyText([{ path: ['design'], value: state.wanted }], { [nextFilmKey]: null }));
  return (
    <>
      {problem && (
        <span role="alert" className={styles.status}>
          {problem.sentence}
        </span>
      )}
      {state.isStopped && <Button onPress={state.restart}>Search again</Button>}
      {!state.isOwn && (
        <>
          <Button variant="quiet" onPress={() => state.want(null)}>
            As in the study
          </Button>
          <Button onPress={() => void keep()}>Put into the study</Button>
        </>
      )}
    </>
  );
}
