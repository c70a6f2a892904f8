import { EstimateText } from '../../kit/estimate-text';
import type { FilmResult, ThresholdSeriesResult } from '@modalgain/study';
import { filmLook } from '../../kit/film-look';
import styles from './threshold.module.css';

interface FactsProps {
  readonly film: FilmResult;
  readonly series: ThresholdSeriesResult;
  readonly fluenceUjPerCm2: number;
}

/** What is read off the chosen spectrum, which also names the colours of its parts. */
export function SpectrumFacts({ film, series, fluenceUjPerCm2 }: FactsProps) {
  const spectrum = series.spectra.find((one) => one.fluenceUjPerCm2 === fluenceUjPerCm2);
  if (!spectrum) return null;
  return (
    <p className={styles.facts}>
      <span>
        Peak{' '}
        <b>
          <EstimateText estimate={spectrum.peakNm} unit="nm" />
        </b>
      </span>
      <span>
        FWHM{' '}
        <b>
          <EstimateText estimate={spectrum.fwhmNm} unit="nm" />
        </b>
      </span>
      <span>
        <span className={styles.part} style={{ borderColor: filmLook(film).hue }}>
          amplified
        </span>{' '}
        <b>
          <EstimateText estimate={spectrum.aseShare} scale={0.01} unit="%" />
        </b>
      </span>
      <span className={styles.part}>photoluminescence</span>
    </p>
  );
}
