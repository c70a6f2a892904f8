import type { ImageRegions, OutlinedFilm, Problem } from '@modalgain/compute';
import { useState } from 'react';
import { ProblemNote } from '../../kit/problem-note';
import { SegmentedControl } from '../../kit/segmented-control';
import { VerdictList, verdictCounts } from '../../kit/verdict-list';
import { editStudyText } from '../../model/actions';
import { useStudy } from '../../model/study-store';
import { useView } from '../../model/views';
import { InspectorSection, PageFrame } from '../../shell/page-frame';
import { FilmTitle } from '../../kit/film-title';
import { TrialActions } from './trial-actions';
import { ImageView } from './image-view';
import { editsOfRegions } from './study-edits';
import { useImage } from './use-surface';
import { viewOptions, type SurfaceView } from './views';

interface ImageWorkspaceProps {
  readonly film: OutlinedFilm;
  readonly hasScan: boolean;
  /** As the study states them; null: the border is found. */
  readonly stated: ImageRegions | null;
  readonly onView: (view: SurfaceView) => void;
}

/** A trial of regions; null inside: the border is to be found. */
interface Trial {
  readonly regions: ImageRegions | null;
}

/** Everything about the micrograph of one film. */
export function ImageWorkspace({ film, hasScan, stated, onView }: ImageWorkspaceProps) {
  const key = `surface/${film.name}/image`;
  const [trial, , commit] = useView<Trial | null>(key, null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const regions = trial ? trial.regions : stated;
  const image = useImage(film.name, regions);
  const hasBefore = useStudy(
    ({ outline }) => outline?.films.some(({ name }) => name === film.stampedFrom) ?? false,
  );
  const verdicts = image.value?.verdicts ?? [];
  const putIntoStudy = async (): Promise<void> => {
    setRefused((await editStudyText(editsOfRegions(film.name, regions), { [key]: null })) ?? null);
  };
  return (
    <PageFrame
      title={<FilmTitle film={film} />}
      subtitle={image.value ? `Micrograph ${image.value.contrast.file}` : 'Micrograph'}
      actions={
        <>
          {trial && <TrialActions onPut={() => void putIntoStudy()} onBack={() => commit(null)} />}
          <SegmentedControl
            label="What is shown"
            value="image"
            onChange={onView}
            options={viewOptions({ hasScan, hasBefore, hasImage: true })}
          />
        </>
      }
      inspector={
        <InspectorSection title="Verdicts" aside={verdictCounts(verdicts)}>
          <VerdictList verdicts={verdicts} />
        </InspectorSection>
      }
    >
      {refused && <ProblemNote problem={refused} />}
      <ImageView {...{ film, image, regions }} onRegions={(next) => commit({ regions: next })} />
    </PageFrame>
  );
}
