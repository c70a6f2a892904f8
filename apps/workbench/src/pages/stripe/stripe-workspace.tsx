import type { OutlinedFilm, Problem } from '@modalgain/compute';
import { stripeFigure } from '@modalgain/figures';
import type { Verdict } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';
import { useMemo, useState } from 'react';
import { FigureTools } from '../../kit/figure-menu';
import { ProblemNote } from '../../kit/problem-note';
import { SegmentedControl } from '../../kit/segmented-control';
import { VerdictList, verdictCounts } from '../../kit/verdict-list';
import { useView } from '../../model/views';
import { InspectorSection, PageFrame } from '../../shell/page-frame';
import { Bootstrap } from './bootstrap';
import { evidenceOf } from './evidence';
import { filmLook } from '../../kit/film-look';
import { GainSpectrumCard } from './gain-spectrum-card';
import { FilmTitle } from '../../kit/film-title';
import { StripeInputFields } from './inputs';
import { ScanCard } from './scan-card';
import { scanDomains, type IntensityScale } from './scan-axes';
import { scanTable } from './scan-table';
import { SmallMultiples } from './small-multiples';
import { SpectraCard } from './spectra-card';
import { useSelectedStripe } from './use-selected-stripe';
import { useStripeKeys } from './use-stripe-keys';
import { scansInWords, verdictsOfScan } from './words';
import styles from './stripe.module.css';

interface WorkspaceProps {
  readonly film: OutlinedFilm;
  /** By increasing fluence; at least one. */
  readonly stripes: readonly StripeResult[];
  readonly isRefitting: boolean;
  readonly problem: Problem | null;
}

type Shown = 'intensity' | 'spectra' | 'gain';

const shownOptions = [
  { id: 'intensity', text: 'I(L)' },
  { id: 'spectra', text: 'Spectra' },
  { id: 'gain', text: 'g(λ)' },
] as const;

const scaleOptions = [
  { id: 'log', text: 'log' },
  { id: 'linear', text: 'linear' },
] as const;

/** All scans of a film above, the chosen one below as an instrument, judgement and inputs at right. */
export function StripeWorkspace({ film, stripes, isRefitting, problem }: WorkspaceProps) {
  const { index, select } = useSelectedStripe(stripes);
  const [shown, , showOther] = useView<Shown>('stripe/shown', 'intensity');
  const [kind, , changeKind] = useView<IntensityScale>('stripe/scale', 'log');
  const [marked, setMarked] = useState<Verdict | null>(null);
  const look = useMemo(() => filmLook(film), [film]);
  const domains = useMemo(() => scanDomains(stripes, kind), [stripes, kind]);
  const allScans = useMemo(
    () => ({ figure: stripeFigure([{ ...look.film, stripes }]), table: scanTable(look.film.name, stripes) }),
    [look, stripes],
  );
  useStripeKeys({ index, select });
  const stripe = stripes[index];
  const common = { look, stripe, isRefitting };
  return (
    <PageFrame
      title={<FilmTitle film={film} />}
      subtitle={scansInWords(stripes)}
      actions={
        <>
          <SegmentedControl label="What is shown" value={shown} onChange={showOther} options={shownOptions} />
          <SegmentedControl
            label="Scale of intensity"
            value={kind}
            onChange={changeKind}
            options={scaleOptions}
          />
        </>
      }
      inspector={<Judgement film={film.name} stripe={stripe} scan={index} onMark={setMarked} />}
    >
      {problem && <ProblemNote problem={problem} />}
      <div className={styles.caption}>
        <p>
          Intensity{stripe.intensityUnit && ` in ${stripe.intensityUnit}`} against stripe length in µm,
          residuals in σ below; same axes for every fluence
        </p>
        <FigureTools {...allScans} />
      </div>
      <SmallMultiples {...{ stripes, look, domains }} selected={index} onSelect={select} />
      <div className={styles.stage}>
        {shown === 'intensity' && (
          <ScanCard key={index} {...common} domains={domains} evidence={evidenceOf(marked)} />
        )}
        {shown === 'spectra' && <SpectraCard {...common} scan={index} isLog={kind === 'log'} />}
        {shown === 'gain' && <GainSpectrumCard {...{ look, stripes, index, isRefitting }} />}
      </div>
    </PageFrame>
  );
}

interface JudgementProps {
  readonly film: string;
  readonly stripe: StripeResult;
  readonly scan: number;
  readonly onMark: (verdict: Verdict | null) => void;
}

function Judgement({ film, stripe, scan, onMark }: JudgementProps) {
  const verdicts = useMemo(() => verdictsOfScan(stripe), [stripe]);
  return (
    <>
      <InspectorSection title="Verdicts" aside={verdictCounts(verdicts)}>
        <VerdictList verdicts={verdicts} onMark={onMark} />
      </InspectorSection>
      <InspectorSection title="Inputs">
        <StripeInputFields film={film} intensityUnit={stripe.intensityUnit} />
      </InspectorSection>
      {stripe.outcome === 'determined' && (
        <InspectorSection title="Interval by bootstrap">
          <Bootstrap film={film} stripe={stripe} scan={scan} />
        </InspectorSection>
      )}
    </>
  );
}
