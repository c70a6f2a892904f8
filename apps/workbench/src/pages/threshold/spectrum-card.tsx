import type { PointInFile, FilmResult, ThresholdSeriesResult } from '@modalgain/study';
import type { DecomposedSpectrum } from '@modalgain/gain';
import { formatSignificant } from '@modalgain/numerics';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button, IconButton } from '../../kit/button';
import { Card } from '../../kit/card';
import { EmptyState } from '../../kit/empty-state';
import { FigureTools } from '../../kit/figure-menu';
import { Pending } from '../../kit/pending';
import { placeOf } from './exclusions';
import { SpectrumDrawing } from './spectrum-drawing';
import { SpectrumFacts } from './spectrum-facts';
import { spectrumTable } from './spectrum-tables';
import type { ChosenFluence } from './use-fluence';
import type { ReadSpectra } from './use-spectra';
import styles from './threshold.module.css';

interface SpectrumCardProps {
  readonly film: FilmResult;
  readonly series: ThresholdSeriesResult;
  readonly fluence: ChosenFluence;
  readonly read: ReadSpectra;
  readonly isStale: boolean;
  readonly onLeaveOut: (point: PointInFile) => void;
}

/** The chosen point of the series: its spectrum taken apart, and the way to leave it out. */
export function SpectrumCard({ film, series, fluence, read, isStale, onLeaveOut }: SpectrumCardProps) {
  const chosen = series.points[fluence.index]?.fluenceUjPerCm2 ?? 0;
  const found = read.answer?.kind === 'ok' ? read.answer.value : undefined;
  const place = placeOf(series, found?.places ?? [], fluence.index);
  const spectrum = [...(found?.parts ?? []), ...series.examples].find(
    ({ fluenceUjPerCm2 }) => fluenceUjPerCm2 === chosen,
  );
  return (
    <Card
      title={`Spectrum at ${formatSignificant(chosen, 3)}\u00a0µJ/cm²`}
      isStale={isStale}
      aside={
        <span className={styles.steps}>
          {place && !isStale && (
            <Button variant="quiet" onPress={() => onLeaveOut(place)}>
              Leave out
            </Button>
          )}
          <Steps fluence={fluence} count={series.points.length} />
          {spectrum && <FigureTools table={spectrumTable(film.name, spectrum)} />}
        </span>
      }
    >
      <Spectrum {...{ film, series, read, spectrum }} />
      <SpectrumFacts film={film} series={series} fluenceUjPerCm2={chosen} />
    </Card>
  );
}

function Steps({
  fluence: { index, choose },
  count,
}: {
  readonly fluence: ChosenFluence;
  readonly count: number;
}) {
  return (
    <>
      <IconButton label="Lower fluence" isDisabled={index === 0} onPress={() => choose(index - 1)}>
        <ChevronLeft size={16} aria-hidden />
      </IconButton>
      <IconButton label="Higher fluence" isDisabled={index === count - 1} onPress={() => choose(index + 1)}>
        <ChevronRight size={16} aria-hidden />
      </IconButton>
    </>
  );
}

interface SpectrumProps extends Pick<SpectrumCardProps, 'film' | 'series' | 'read'> {
  /** One of the results' three until all are read from the files. */
  readonly spectrum: DecomposedSpectrum | undefined;
}

function Spectrum({ film, series, read, spectrum }: SpectrumProps) {
  if (series.spectra.length === 0)
    return (
      <EmptyState title="The series has no spectra that show a band.">
        Spectra over the whole photoluminescence give five definitions more, and tell light that is amplified.
      </EmptyState>
    );
  if (spectrum) return <SpectrumDrawing film={film} spectrum={spectrum} />;
  return (
    <div className={styles.spectrum}>
      <SpectraOnTheirWay read={read} />
    </div>
  );
}

/** In the place of spectra that are read from the files: how long it takes, and the way out and back. */
export function SpectraOnTheirWay({ read }: { readonly read: ReadSpectra }) {
  if (read.isReading) return <Pending what="reading the spectra" onCancel={read.cancel} />;
  if (read.answer) return null;
  return (
    <EmptyState title="The spectra are not read.">
      <Button onPress={read.readAgain}>Read them</Button>
    </EmptyState>
  );
}
