import type { Outcome, ScanSpectra } from '@modalgain/compute';
import { useEffect, useState } from 'react';
import { useSnapshot, useStudy } from '../../model/study-store';
import { filmFilesOf } from '../../model/film-files';
import { spectraNewest } from './workers';

type Spectra = Outcome<(ScanSpectra | null)[]>;

/** The spectra of every scan of a film, read from its files on a worker; null until they are there. */
export function useSpectra(film: string): Spectra | null {
  const { text, files } = useSnapshot();
  const results = useStudy(({ finished }) => finished?.results ?? null);
  const [read, setRead] = useState<{ readonly film: string; readonly spectra: Spectra } | null>(null);
  useEffect(() => {
    void spectraNewest(filmFilesOf({ text, files }, film, results)).then((spectra) => {
      if (spectra) setRead({ film, spectra });
    });
  }, [text, files, film, results]);
  return read?.film === film ? read.spectra : null;
}
