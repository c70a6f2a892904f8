import type { OutlinedFilm } from '@modalgain/compute';
import { Card } from '../../kit/card';
import { EmptyFigure } from '../../kit/empty-figure';
import { Pending } from '../../kit/pending';
import { ProblemNote } from '../../kit/problem-note';
import { useSelectedFilm } from '../../model/selection';
import { PageFrame } from '../../shell/page-frame';
import { FilmTitle } from '../../kit/film-title';
import { ImageWorkspace } from './image-workspace';
import { SurfaceWorkspace } from './surface-workspace';
import { useOpenedFilm } from './use-surface';
import { mapAxes } from './map-frame';
import { useSurfaceView } from './use-address';
import { isImageView, type SurfaceView } from './views';

/** Height maps and the micrograph of the chosen film: thickness, roughness, contrast. */
export function SurfacePage() {
  const film = useSelectedFilm();
  const [view, setView] = useSurfaceView();
  if (film) return <FilmSurface key={film.name} {...{ film, view }} onView={setView} />;
  return (
    <PageFrame title="Surface">
      <Card title="Heights">
        <EmptyFigure {...mapAxes} title="No study is open.">
          Start opens files, a folder or the example.
        </EmptyFigure>
      </Card>
    </PageFrame>
  );
}

interface FilmSurfaceProps {
  readonly film: OutlinedFilm;
  readonly view: SurfaceView;
  readonly onView: (view: SurfaceView) => void;
}

function FilmSurface({ film, view, onView }: FilmSurfaceProps) {
  const { value: opened, problem, isBusy, isGivenUp, cancel } = useOpenedFilm(film.name);
  const hasScan = opened !== null && opened.scans.length > 0;
  const image = opened?.image ?? null;
  if (image && (isImageView(view) || !hasScan))
    return <ImageWorkspace {...{ film, hasScan, onView }} stated={image.regions} />;
  if (opened && hasScan) {
    const shown = isImageView(view) ? 'height' : view;
    return (
      <SurfaceWorkspace
        {...{ film, onView }}
        scans={opened.scans}
        hasImage={image !== null}
        view={shown === 'compare' && film.stampedFrom === null ? 'height' : shown}
      />
    );
  }
  return (
    <PageFrame title={<FilmTitle film={film} />}>
      {problem ? (
        <ProblemNote problem={problem} />
      ) : (
        <Card title="Heights">
          {isBusy ? (
            <EmptyFigure {...mapAxes}>
              <Pending what="reading the scans" onCancel={cancel} />
            </EmptyFigure>
          ) : isGivenUp ? (
            <EmptyFigure {...mapAxes} title="Reading was ended.">
              Choosing another film and this one again starts it anew.
            </EmptyFigure>
          ) : (
            <EmptyFigure {...mapAxes} title={`${film.name} has no height map and no micrograph.`}>
              An AFM scan across a scratch (Gwyddion, AIST-NT, Nanoscope, Igor and others) brings thickness
              and roughness: drop the file anywhere and name it in the study as thickness of this film.
            </EmptyFigure>
          )}
        </Card>
      )}
    </PageFrame>
  );
}
