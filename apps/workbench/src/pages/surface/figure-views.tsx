import type { DescribedSurface } from '@modalgain/compute';
import {
  heightHistogramFigure,
  heightPeaksFigure,
  heightSpectrumFigure,
  stepProfileFigure,
  type Figure,
  type FilmIdentity,
} from '@modalgain/figures';
import type { ResultTable } from '@modalgain/report';
import { useMemo, type ReactNode } from 'react';
import { Card } from '../../kit/card';
import { EmptyState } from '../../kit/empty-state';
import { FigureCard } from '../../kit/figure-card';
import { ParametersCard } from './parameters-card';
import { StepEvidence } from './step-evidence';
import { histogramTable, profileTable, spectrumTable } from './surface-tables';
import styles from './surface.module.css';

interface ViewProps {
  readonly film: FilmIdentity;
  readonly described: DescribedSurface;
  readonly busy: string | null;
}

interface BesideParametersProps extends Pick<ViewProps, 'described'> {
  /** Figures, one below the other. */
  readonly children: ReactNode;
  /** Above the parameters. */
  readonly evidence?: ReactNode;
}

/** Figures at left, the parameters of the surface at right. */
function BesideParameters({ described, children, evidence }: BesideParametersProps) {
  return (
    <div className={styles.withSide}>
      <div className={styles.stack}>{children}</div>
      <div className={styles.side}>
        {evidence}
        <ParametersCard described={described} />
      </div>
    </div>
  );
}

interface FigureOrWordsProps {
  readonly title: string;
  readonly figure: Figure | null;
  readonly table: () => ResultTable;
  readonly busy: string | null;
  /** What stands in the place of a figure that there is not; nothing at all where left out. */
  readonly words?: { readonly title: string; readonly why: string };
}

/** A figure with its numbers, or why there is none. */
function FigureOrWords({ title, figure, table, busy, words }: FigureOrWordsProps) {
  if (figure) return <FigureCard {...{ figure, title, busy }} table={table()} showCaption />;
  return words ? (
    <Card title={title}>
      <EmptyState title={words.title}>{words.why}</EmptyState>
    </Card>
  ) : null;
}

/** The mean height across the edge of the scratch, and on what the thickness rests. */
export function ProfileView({ film, described, busy }: ViewProps) {
  const { step, surface } = described;
  const { stepProfile, thicknessNm } = surface;
  const figure = useMemo(
    () =>
      stepProfile && thicknessNm ? stepProfileFigure({ film, profile: stepProfile, thicknessNm }) : null,
    [film, stepProfile, thicknessNm],
  );
  const why = step.kind === 'no-step' ? `${step.why} ` : '';
  return (
    <BesideParameters described={described} evidence={<StepEvidence step={step} />}>
      <FigureOrWords
        title="Step from substrate to film"
        {...{ figure, busy }}
        table={() => profileTable(film, described)}
        words={{
          title: 'There is no step in this scan.',
          why: `${why}A scan across a scratch that reaches the substrate brings one.`,
        }}
      />
      <Peaks {...{ film, described, busy }} />
    </BesideParameters>
  );
}

/** Film and substrate as two peaks; nothing without a step. */
function Peaks({ film, described: { peaks, surface }, busy }: ViewProps) {
  const { thicknessNm } = surface;
  const figure = useMemo(
    () =>
      peaks.substrate && thicknessNm
        ? heightPeaksFigure({ film, peaks: { film: peaks.film, substrate: peaks.substrate }, thicknessNm })
        : null,
    [film, peaks, thicknessNm],
  );
  return (
    <FigureOrWords
      title="Film and substrate"
      {...{ figure, busy }}
      table={() => histogramTable(film, peaks.film, 'film above the substrate')}
    />
  );
}

/** The peaks of film and substrate, and the heights of the film about its mean. */
export function HistogramView({ film, described, busy }: ViewProps) {
  const { histogram, surface } = described;
  const { parameters } = surface;
  const figure = useMemo(
    () => parameters && heightHistogramFigure({ film, histogram, heights: parameters.heights }),
    [film, histogram, parameters],
  );
  return (
    <BesideParameters described={described}>
      <FigureOrWords
        title="Film about its mean"
        {...{ figure, busy }}
        table={() => histogramTable(film, histogram, 'film about its mean')}
      />
      <Peaks {...{ film, described, busy }} />
    </BesideParameters>
  );
}

/** Power spectra over directions and along rows and columns. */
export function SpectrumView({ film, described, busy }: ViewProps) {
  const { spectrum, region, profileSpectra } = described;
  const figure = useMemo(
    () =>
      spectrum && region.kind === 'determined'
        ? heightSpectrumFigure({ film, spectrum, ...region, profileSpectra })
        : null,
    [film, spectrum, region, profileSpectra],
  );
  const why = region.kind === 'not-determined' ? `${region.why} ` : '';
  return (
    <BesideParameters described={described}>
      <FigureOrWords
        title="Power spectrum"
        {...{ figure, busy }}
        table={() => spectrumTable(film, described)}
        words={{
          title: 'The region is too small for a power spectrum.',
          why: `${why}A scan with more film beside the scratch brings one.`,
        }}
      />
    </BesideParameters>
  );
}
