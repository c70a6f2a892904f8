import type { DescribedSurface } from '@modalgain/compute';
import {
  heightHistogramFigure,
  heightPeaksFigure,
  heightSpectrumFigure,
  stepProfileFigure,
  type FilmIdentity,
} from '@modalgain/figures';
import { formatSignificant } from '@modalgain/numerics';
import { useMemo } from 'react';
import { Card } from '../../kit/card';
import { EmptyState } from '../../kit/empty-state';
import { FigureCard } from '../../kit/figure-card';
import { ParametersCard } from './parameters-card';
import { histogramTable, profileTable, spectrumTable } from './surface-tables';
import styles from './surface.module.css';

interface ViewProps {
  readonly film: FilmIdentity;
  readonly described: DescribedSurface;
  readonly busy: string | null;
}

/** The mean height across the edge of the scratch, and on what the thickness rests. */
export function ProfileView({ film, described, busy }: ViewProps) {
  const { stepProfile, thicknessNm } = described.surface;
  const figure = useMemo(
    () => stepProfile && thicknessNm && stepProfileFigure({ film, profile: stepProfile, thicknessNm }),
    [film, stepProfile, thicknessNm],
  );
  return (
    <div className={styles.withSide}>
      <div className={styles.stack}>
        {figure ? (
          <FigureCard
            figure={figure}
            table={profileTable(film, described)}
            title="Step from substrate to film"
            busy={busy}
            showCaption
          />
        ) : (
          <Card title="Step from substrate to film">
            <EmptyState title="There is no step in this scan.">
              {described.step.kind === 'no-step' ? described.step.why : ''} A scan across a scratch that
              reaches the substrate brings one.
            </EmptyState>
          </Card>
        )}
        <PeaksCard {...{ film, described, busy }} />
      </div>
      <div className={styles.side}>
        <StepEvidence described={described} />
        <ParametersCard described={described} />
      </div>
    </div>
  );
}

/** What speaks for the step. */
function StepEvidence({ described: { step } }: Pick<ViewProps, 'described'>) {
  if (step.kind === 'no-step') return null;
  const { evidence, rowsUsed, filmMarginNm, substrateMarginNm } = step;
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  const margin = (nm: number): string => `${formatSignificant(nm / 1000, 2)} µm`;
  const rows: [string, string][] = [
    [
      'Film and substrate',
      `${percent(evidence.filmShare)}, ${percent(evidence.substrateShare)} of the pixels`,
    ],
    ['Levels apart', `${evidence.separation.toFixed(1)} spreads`],
    ...(evidence.sharpness === null
      ? []
      : [['At the edge itself', `${percent(evidence.sharpness)} of the step`] as [string, string]]),
    ['Left out at the edge', `${margin(substrateMarginNm)}, ${margin(filmMarginNm)}`],
    ['Rows with both', String(rowsUsed)],
  ];
  return (
    <Card title="Evidence of the step">
      <dl className={styles.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** Film and substrate as two peaks; nothing without a step. */
function PeaksCard({ film, described: { peaks, surface }, busy }: ViewProps) {
  const { thicknessNm } = surface;
  const figure = useMemo(
    () =>
      peaks.substrate && thicknessNm
        ? heightPeaksFigure({ film, peaks: { film: peaks.film, substrate: peaks.substrate }, thicknessNm })
        : null,
    [film, peaks, thicknessNm],
  );
  if (!figure) return null;
  return (
    <FigureCard
      figure={figure}
      table={histogramTable(film, peaks.film, 'film above the substrate')}
      title="Film and substrate"
      busy={busy}
      showCaption
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
    <div className={styles.withSide}>
      <div className={styles.stack}>
        {figure && (
          <FigureCard
            figure={figure}
            table={histogramTable(film, histogram, 'film about its mean')}
            title="Film about its mean"
            busy={busy}
            showCaption
          />
        )}
        <PeaksCard {...{ film, described, busy }} />
      </div>
      <div className={styles.side}>
        <ParametersCard described={described} />
      </div>
    </div>
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
  return (
    <div className={styles.withSide}>
      {figure ? (
        <FigureCard
          figure={figure}
          table={spectrumTable(film, described)}
          title="Power spectrum"
          busy={busy}
          showCaption
        />
      ) : (
        <Card title="Power spectrum">
          <EmptyState title="The region is too small for a power spectrum.">
            {region.kind === 'not-determined' ? region.why : ''} A scan with more film beside the scratch
            brings one.
          </EmptyState>
        </Card>
      )}
      <div className={styles.side}>
        <ParametersCard described={described} />
      </div>
    </div>
  );
}
