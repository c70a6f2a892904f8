import type { MaterialCurve, MaterialEntry } from '@modalgain/compute';
import { useEffect, useState } from 'react';
import { mapWorker } from './waveguide-worker';

/** The library at a wavelength; empty until the worker has answered. */
export function useMaterials(wavelengthNm: number): readonly MaterialEntry[] {
  const [entries, setEntries] = useState<readonly MaterialEntry[]>([]);
  useEffect(() => {
    void mapWorker.call().materials(wavelengthNm).then(setEntries);
  }, [wavelengthNm]);
  return entries;
}

/** Where visible emitters and their pumps are. */
const shownNm = [300, 1100] as const;

/** n and k of a material between near ultraviolet and near infrared. */
export function useMaterialCurve(name: string | null): MaterialCurve | null {
  const [curve, setCurve] = useState<MaterialCurve | null>(null);
  useEffect(() => {
    if (name === null) return;
    let isCurrent = true;
    void mapWorker
      .call()
      .material(name, shownNm)
      .then((outcome) => {
        if (isCurrent) setCurve(outcome.kind === 'ok' ? outcome.value : null);
      });
    return () => {
      isCurrent = false;
    };
  }, [name]);
  return curve?.name === name ? curve : null;
}
