import { useEffect, useState } from 'react';
import { mapWorker } from './design-worker';

/** Names of the library's materials that are known and clear at a wavelength; empty until the worker has answered. */
export function useMaterialNames(wavelengthNm: number): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    void mapWorker
      .call()
      .materials(wavelengthNm)
      .then((entries) => setNames(entries.flatMap(({ name, at }) => (at && isClear(at.k) ? [name] : []))));
  }, [wavelengthNm]);
  return names;
}

/** More absorption than this makes a metal or a semiconductor, beside which nothing is answered within a frame. */
const mostExtinction = 1e-3;

const isClear = (k: number | null): boolean => k === null || k <= mostExtinction;
