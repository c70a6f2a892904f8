import { formatSignificant } from '@modalgain/numerics';
import type { ReactNode } from 'react';
import { useStudy } from '../model/study-store';
import type { PageId } from '../pages/pages';
import styles from './rail.module.css';

function Fact({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What all films share, at the foot of the rail; on the waveguide page the conventions. */
export function StudyFacts({ page }: { readonly page: PageId }) {
  const study = useStudy(({ outline }) => outline?.study);
  const substrate = useStudy(({ finished }) => finished?.results.settings.substrate);
  if (!study) return null;
  const { emission, pump } = study.wavelengths;
  const nm = (value: number): ReactNode => (
    <>
      {formatSignificant(value, 5)} <span className={styles.unit}>nm</span>
    </>
  );
  return (
    <dl className={styles.facts}>
      <Fact name="Emission">{nm(emission.value)}</Fact>
      {page === 'waveguide' ? (
        <>
          <Fact name="Convention">n + i k, exp(−i ω t)</Fact>
          <Fact name="Layers listed">cover to substrate</Fact>
        </>
      ) : (
        <>
          {pump && <Fact name="Pump">{nm(pump.value)}</Fact>}
          {substrate && <Fact name="Substrate">{substrate.name.replaceAll('-', ' ')}</Fact>}
        </>
      )}
    </dl>
  );
}
