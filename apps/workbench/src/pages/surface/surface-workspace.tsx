import type { OutlinedFilm, Problem, ScanEntry, SurfaceSettings } from '@modalgain/compute';
import { useState } from 'react';
import { Card } from '../../kit/card';
import { EmptyFigure } from '../../kit/empty-figure';
import { EmptyState } from '../../kit/empty-state';
import { Pending } from '../../kit/pending';
import { ProblemNote } from '../../kit/problem-note';
import { SegmentedControl } from '../../kit/segmented-control';
import { editStudyText } from '../../model/actions';
import { useStudy } from '../../model/study-store';
import { useView } from '../../model/views';
import { PageFrame } from '../../shell/page-frame';
import { FilmTitle } from '../../kit/film-title';
import { TrialActions } from './trial-actions';
import { CompareView } from './compare-view';
import { HistogramView, ProfileView, SpectrumView } from './figure-views';
import { HeightView } from './height-view';
import { mapAxes } from './map-frame';
import { editsOfSettings } from './study-edits';
import { SurfaceInspector } from './surface-inspector';
import { useScan } from './use-address';
import { useDescribed } from './use-surface';
import { isImageView, type SurfaceView, viewOptions } from './views';

interface SurfaceWorkspaceProps {
  readonly film: OutlinedFilm;
  readonly scans: readonly ScanEntry[];
  readonly hasImage: boolean;
  readonly view: SurfaceView;
  readonly onView: (view: SurfaceView) => void;
}

/** Everything about the height maps of one film. */
export function SurfaceWorkspace({ film, scans, hasImage, view, onView }: SurfaceWorkspaceProps) {
  const [named, setScan] = useScan();
  const scan = named < scans.length ? named : 0;
  const entry = scans.at(scan);
  const key = `surface/${film.name}/${scan}/settings`;
  const [trial, , commit] = useView<SurfaceSettings | null>(key, null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const settings = trial ?? entry?.settings ?? null;
  const asked = useDescribed(film.name, scan, settings);
  const before = useStudy(({ outline }) => outline?.films.find(({ name }) => name === film.stampedFrom));
  const study = useStudy(({ outline }) => outline?.study);
  if (!entry || !settings) return null;
  const { value: described, problem, isBusy, isGivenUp, cancel } = asked;
  const busy = isBusy && described ? 'levelling' : null;
  const putIntoStudy = async (): Promise<void> => {
    const thickness = study?.films[film.name]?.thickness;
    if (!trial || !thickness || !('afm' in thickness)) return;
    const edits = editsOfSettings(film.name, thickness.afm, entry, trial);
    setRefused((await editStudyText(edits, { [key]: null })) ?? null);
  };
  return (
    <PageFrame
      title={<FilmTitle film={film} />}
      subtitle={subtitleOf(scans.length, trial !== null)}
      actions={
        <>
          {trial && <TrialActions onPut={() => void putIntoStudy()} onBack={() => commit(null)} />}
          <SegmentedControl
            label="What is shown"
            value={view}
            onChange={onView}
            options={viewOptions({ hasScan: true, hasBefore: before !== undefined, hasImage })}
          />
        </>
      }
      inspector={
        <SurfaceInspector
          {...{ described, scans, scan, settings }}
          verdicts={described?.verdicts ?? []}
          onScan={setScan}
          onChange={commit}
        />
      }
    >
      {isBusy && described && <Pending what="levelling the scan" onCancel={cancel} />}
      {isGivenUp && <p role="status">Levelling was ended; change a setting to start it again.</p>}
      {refused && <ProblemNote problem={refused} />}
      {problem && <ProblemNote problem={problem} />}
      {described === null ? (
        !problem && (
          <Card title="Heights">
            <EmptyFigure {...mapAxes}>
              {isBusy && <Pending what="levelling the scan" onCancel={cancel} />}
            </EmptyFigure>
          </Card>
        )
      ) : view === 'profile' ? (
        <ProfileView {...{ film, described, busy }} />
      ) : view === 'histogram' ? (
        <HistogramView {...{ film, described, busy }} />
      ) : view === 'spectrum' ? (
        <SpectrumView {...{ film, described, busy }} />
      ) : view === 'compare' && before ? (
        <CompareView {...{ before, film, scan, settings }} />
      ) : described.picture && !isImageView(view) ? (
        <HeightView {...{ film, described, entry, settings, busy }} onChange={commit} />
      ) : (
        <Card title="Heights">
          <EmptyState title="This is a profile of one row, which has no map.">
            Profile, Histogram and Spectrum show it.
          </EmptyState>
        </Card>
      )}
    </PageFrame>
  );
}

function subtitleOf(scans: number, isTrial: boolean): string {
  const count = scans === 1 ? '1 height map' : `${scans} height maps`;
  return isTrial ? 'A trial; the study is as it was.' : `${count}, levelled as in the study.`;
}
