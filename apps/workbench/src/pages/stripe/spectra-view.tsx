import type { ScanSpectra } from '@modalgain/compute';
import type { StripeResult } from '@modalgain/study';
import { useState } from 'react';
import type { FilmLook } from '../../kit/film-look';
import { GainText } from './gain-text';
import { SpectraMap } from './spectra-map';
import { SpectrumLines } from './spectrum-lines';
import { useBand } from './use-band';
import styles from './spectra.module.css';

interface SpectraViewProps {
  readonly spectra: ScanSpectra;
  readonly stripe: StripeResult;
  readonly look: FilmLook;
  readonly isLog: boolean;
}

/** Spectra against stripe length, and the band whose light is fitted. */
export function SpectraView({ spectra, stripe, look, isLog }: SpectraViewProps) {
  const [row, setRow] = useState(spectra.stripeLengthUm.length - 1);
  const band = useBand(look.film.name, spectra);
  return (
    <div className={styles.layout}>
      <SpectraMap {...{ spectra, band, isLog, row }} onRow={setRow} />
      <div className={styles.column}>
        <h3>Spectra over their maximum</h3>
        <SpectrumLines {...{ spectra, row, band }} hue={look.hue} />
        <p className={styles.note}>
          The light between {band.fromNm.toFixed(1)} and {band.toNm.toFixed(1)} nm is summed to one intensity
          a length; its net gain is <GainText stripe={stripe} />.
        </p>
        <p className={styles.note}>
          {band.isStated
            ? 'The study states this band. '
            : 'The band was found in the spectra. Drag an edge to state another. '}
          {band.isStated && (
            <button type="button" onClick={band.find}>
              Find it in the spectra
            </button>
          )}
        </p>
        {band.problem && <p role="alert">{band.problem.sentence}</p>}
      </div>
    </div>
  );
}
