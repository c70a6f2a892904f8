import type { OutlinedFilm, Problem } from '@modalgain/compute';
import { fluenceText } from '@modalgain/figures';
import type { StripeResult } from '@modalgain/study';
import { useMemo, useState } from 'react';
import { FilmMarker } from '../../kit/film-marker';
import { useView } from '../../model/views';
import { PageFrame } from '../../shell/page-frame';
import { filmLook } from './film-look';
import { Instrument } from './instrument';
import { pointText } from './point-picker';
import { scanDomains, type IntensityScale } from './scan-axes';
import { SmallMultiples } from './small-multiples';
import { useSelectedStripe } from './use-selected-stripe';
import { useWindow } from './use-window';
import { WindowSays } from './window-says';
import styles from './stripe.module.css';

interface WorkspaceProps {
  readonly film: OutlinedFilm;
  readonly stripes: readonly StripeResult[];
  readonly isRefitting: boolean;
  readonly problem: Problem | null;
}

export function StripeWorkspace({ film, stripes, isRefitting }: WorkspaceProps) {
  const { index, select } = useSelectedStripe(stripes);
  const [kind] = useView<IntensityScale>('stripe/scale', 'log');
  const look = useMemo(() => filmLook(film), [film]);
  const domains = useMemo(() => scanDomains(stripes, kind), [stripes, kind]);
  const stripe = stripes[index];
  return (
    <PageFrame
      title={
        <>
          <FilmMarker film={film} size={14} /> {film.name}
        </>
      }
      subtitle="x"
      inspector={null}
    >
      <p className={styles.caption}>Counts against stripe length</p>
      <SmallMultiples stripes={stripes} look={look} domains={domains} selected={index} onSelect={select} />
      {stripe && <ScanCard key={index} {...{ film, stripe, look, domains, isRefitting }} />}
    </PageFrame>
  );
}

function ScanCard({ film, stripe, look, domains }: any) {
  const window = useWindow(`stripe/${film.name}/${stripe.fluenceUjPerCm2?.value}/window`, stripe);
  const [active, setActive] = useState<number | null>(null);
  return (
    <section className={styles.card}>
      <div className={styles.cardHead}>
        <h2>{fluenceText(stripe.fluenceUjPerCm2)}</h2>
        <span>{active === null ? 'Drag' : pointText(stripe.points[active], stripe.intensityUnit)}</span>
      </div>
      <div className={styles.instrument}>
        <Instrument
          {...{ stripe, look, domains, window }}
          evidence={null}
          activePoint={active}
          onActivePoint={setActive}
          onTogglePoint={() => undefined}
        />
        <WindowSays stripe={stripe} window={window} look={look} />
      </div>
    </section>
  );
}
