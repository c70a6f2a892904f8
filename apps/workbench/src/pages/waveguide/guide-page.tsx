import type { GuideAnswer, WhichMode } from '@modalgain/compute';
import { mediumName } from '@modalgain/figures';
import type { FilmResult, Results } from '@modalgain/study';
import { useMemo } from 'react';
import { ProblemNote } from '../../kit/problem-note';
import { FilmMarker, filmColour } from '../../kit/film-marker';
import { useView } from '../../model/views';
import { PageFrame } from '../../shell/page-frame';
import { GuideActions } from './guide-actions';
import { GuideInspector } from './guide-inspector';
import { LayerMenu } from './layer-menu';
import { LowerCard } from './lower-card';
import { MapCard } from './map-card';
import { NoAnswer } from './no-answer';
import { useStackEditor, type StackEditor } from './stack-editor';
import { roleOf } from './stack-edits';
import { StackCard } from './stack-card';
import { stackGeometry } from './stack-geometry';
import { rangesFor, type GuideBasis } from './tried-guide';
import { useDrawingHeight } from './use-drawing-height';
import { useGuide } from './use-guide';
import { useTried } from './use-tried';
import styles from './waveguide.module.css';

interface GuidePageProps {
  readonly film: FilmResult;
  readonly results: Results;
  readonly basis: GuideBasis;
}

const fundamental: WhichMode = { polarization: 'TE', order: 0 };

/** The page of one film that has all a waveguide needs. */
export function GuidePage({ film, results, basis }: GuidePageProps) {
  const tried = useTried(basis);
  const editor = useStackEditor(tried);
  const [mode, , chooseMode] = useView<WhichMode>('waveguide/mode', fundamental);
  const heightPx = useDrawingHeight();
  const ranges = useMemo(() => rangesFor(results.films, basis.wavelengthNm), [results.films, basis]);
  const { thicknessNm, stack } = tried.former;
  const innerNm = [...stack.above, ...stack.below].reduce(
    (sum, layer) => sum + layer.thicknessNm,
    thicknessNm,
  );
  const geometry = useMemo(() => stackGeometry(innerNm, heightPx), [innerNm, heightPx]);
  const { answer, problem } = useGuide({
    film,
    basis,
    change: tried.settings,
    mode,
    ranges,
    outsideNm: geometry.outsideNm,
  });
  const on = answer && mediumName(answer.guide.substrate);
  return (
    <PageFrame
      title={
        <>
          <FilmMarker film={film} size={16} />
          <span>
            {film.name} <span className={styles.on}>{on && `on ${on}`}</span>
          </span>
        </>
      }
      subtitle={`What the film guides at ${(answer?.guide.wavelengthNm ?? basis.wavelengthNm).toFixed(0)} nm. Drag an interface, a slider or the map; everything follows.`}
      actions={<GuideActions {...{ tried, mode, chooseMode }} openLibrary={editor.openLibrary} />}
      inspector={<GuideInspector {...{ film, results, answer, mode, chooseMode }} />}
    >
      {/* What is tried stands in no file: the message without a place. */}
      {problem && <ProblemNote problem={{ sentence: problem.message }} />}
      {!answer && !problem && <NoAnswer />}
      {answer && <Cards {...{ answer, tried, geometry, heightPx, mode, film, results, ranges, editor }} />}
      {editor.dialog}
    </PageFrame>
  );
}

interface CardsProps {
  readonly answer: GuideAnswer;
  readonly tried: ReturnType<typeof useTried>;
  readonly geometry: ReturnType<typeof stackGeometry>;
  readonly heightPx: number;
  readonly mode: WhichMode;
  readonly film: FilmResult;
  readonly results: Results;
  readonly ranges: ReturnType<typeof rangesFor>;
  readonly editor: StackEditor;
}

function Cards({ answer, tried, geometry, heightPx, mode, film, results, ranges, editor }: CardsProps) {
  const { family } = film;
  return (
    <div
      className={styles.cards}
      style={{ ['--film' as string]: filmColour(family) }}
      data-compute-ms={answer.computeMs.toFixed(2)}
    >
      <StackCard
        {...{ answer, tried, geometry, heightPx, mode, family, ranges }}
        layerActions={(region, name) => (
          <LayerMenu
            name={name}
            role={roleOf(tried.guide.stack, region)}
            onAction={(action) => editor.act(region, action)}
          />
        )}
      />
      <div className={styles.right}>
        <MapCard
          {...{ answer, tried, family, ranges }}
          films={results.films}
          polarization={mode.polarization}
        />
        <LowerCard {...{ answer, tried, mode, film }} />
      </div>
    </div>
  );
}
