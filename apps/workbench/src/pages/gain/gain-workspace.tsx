import { figuresOf } from '@modalgain/figures';
import { formatConcise, formatSignificant, type Verdict } from '@modalgain/numerics';
import { tablesOf } from '@modalgain/report';
import type { Results } from '@modalgain/study';
import { useMemo, useState } from 'react';
import { Card } from '../../kit/card';
import { FigureCard } from '../../kit/figure-card';
import { ProblemNote } from '../../kit/problem-note';
import { SegmentedControl } from '../../kit/segmented-control';
import { SymbolText } from '../../kit/symbol-text';
import { VerdictList, verdictCounts } from '../../kit/verdict-list';
import { useSelectedFilm } from '../../model/selection';
import { useIsStale, type FinishedAnalysis } from '../../model/study-store';
import { useView } from '../../model/views';
import { InspectorSection, PageFrame } from '../../shell/page-frame';
import { filmsOfVerdict, gainVerdicts, namedOnce, trialVerdicts } from './audit';
import { DensityCard } from './density-card';
import { ModelSelect } from './model-select';
import { Pairs } from './pairs';
import { PairsTable } from './pairs-table';
import { SharedFigures, type FigureAndTable } from './shared-figures';
import { LossControl, TrialBar } from './trial-bar';
import { useDensityStory, useTrial } from './use-trial';
import styles from './gain.module.css';

type Tab = 'films' | 'models' | 'next';

const modelFigures: readonly FigureAndTable[] = [
  ['model-comparison', 'gain-models'],
  ['identifiability', 'profiles'],
  ['correlations', 'correlations'],
  ['fit-ways', 'fit-ways'],
];
const nextFigures: readonly FigureAndTable[] = [
  ['prospects', 'prospects'],
  ['ridge', 'profiles'],
  ['treatment', 'treatment-tests'],
];

/** Net gains of all films, the fit that is tried on them, and what it says of density, loss and ratios. */
export function GainWorkspace({ finished }: { readonly finished: FinishedAnalysis }) {
  const state = useTrial(finished);
  const [tab, , chooseTab] = useView<Tab>('gain/tab', 'films');
  const [marked, setMarked] = useState<readonly string[]>([]);
  const { results, trial, bench, choose } = state;
  const isTried = results !== finished.results;
  const verdicts = (isTried ? trialVerdicts(results) : gainVerdicts(results)).map(namedOnce);
  const mark = (verdict: Verdict | null): void => setMarked(verdict ? filmsOfVerdict(verdict, results) : []);
  return (
    <PageFrame
      title="Gain of all films"
      subtitle={<SymbolText text={fitText(results)} />}
      actions={
        trial &&
        bench && (
          <>
            <ModelSelect trial={trial} bench={bench} choose={choose} results={finished.results} />
            <LossControl trial={trial} choose={choose} />
          </>
        )
      }
      inspector={
        <InspectorSection
          title={isTried ? 'Audit of this trial' : 'Audit'}
          aside={verdictCounts(
            verdicts.filter(({ severity }) => severity === 'contradiction' || severity === 'caution'),
          )}
        >
          <VerdictList verdicts={verdicts} onMark={mark} showFilm />
        </InspectorSection>
      }
    >
      <div className={styles.page}>
        <div className={styles.tabs}>
          <SegmentedControl<Tab>
            label="What is shown"
            value={tab}
            onChange={chooseTab}
            options={[
              { id: 'films', text: 'Films' },
              { id: 'models', text: 'Models' },
              { id: 'next', text: 'Next measurement' },
            ]}
          />
          <TrialBar state={state} results={finished.results} />
        </div>
        {state.problem && <ProblemNote problem={state.problem} />}
        {tab === 'films' && <FilmsTab finished={finished} state={state} marked={marked} />}
        {tab === 'models' && (
          <SharedFigures
            results={results}
            names={modelFigures}
            empty="There is one model and nothing beside it."
          />
        )}
        {tab === 'next' && (
          <SharedFigures results={results} names={nextFigures} empty="No further measurement was weighed." />
        )}
      </div>
    </PageFrame>
  );
}

interface FilmsTabProps {
  readonly finished: FinishedAnalysis;
  readonly state: ReturnType<typeof useTrial>;
  readonly marked: readonly string[];
}

function FilmsTab({ finished, state, marked }: FilmsTabProps) {
  const { results, trial, isRefitting } = state;
  const isStale = useIsStale();
  const selected = useSelectedFilm();
  const film = results.films.find(({ name }) => name === selected?.name);
  const { story, of, isRefitting: isSolving } = useDensityStory(finished, trial, film?.name);
  const busy = isRefitting ? 'refitting' : null;
  const figures = useMemo(() => figuresOf(results), [results]);
  const tables = useMemo(() => tablesOf(results), [results]);
  const netGain = figures.find(({ name }) => name === 'net-gain');
  const hasProfiles = results.gainFit?.profiles.some(({ x }) => x.length > 1) === true;
  const fluence = results.films.find(({ gain }) => gain)?.gain?.referenceFluenceUjPerCm2;
  return (
    <>
      {netGain && (
        <FigureCard
          figure={netGain}
          table={tables.find(({ name }) => name === 'net-gains')}
          title="Net gain against fluence"
          isStale={isStale}
          busy={busy}
        >
          <Pairs results={results} marked={marked} />
        </FigureCard>
      )}
      <div className={styles.lower}>
        {hasProfiles && (
          <DensityCard
            film={story && results.films.find(({ name }) => name === story.film)}
            story={story}
            trial={of}
            isSolving={isSolving || (trial === undefined && finished.gainInput !== undefined)}
          />
        )}
        <Card title="Before and after" isStale={isStale} busy={busy}>
          <PairsTable results={results} selected={selected?.name} marked={marked} />
          <p className={styles.note}>{tableNote(results, fluence)}</p>
        </Card>
      </div>
    </>
  );
}

function tableNote({ settings }: Results, fluence: number | undefined): string {
  const gains = fluence === undefined ? '' : `Gains at ${formatSignificant(fluence, 4)} µJ/cm².`;
  if (settings.idealDensityPerCm3 === null) return `${gains} No packing: the particle size is not stated.`;
  return `${gains} Packing against ${formatSignificant(settings.idealDensityPerCm3 / 1e15, 3)} × 10¹⁵ cm⁻³.`;
}

/** "Global fit of 24 net gains, shared F_s = 6.6(8) µJ/cm², χ²/ν = 0.52." */
function fitText({ films, gainFit }: Results): string {
  if (!gainFit) return '';
  const count = films
    .filter(({ name }) => gainFit.films.includes(name))
    .flatMap(({ netGain }) =>
      netGain.filter(({ netGainPerCm }) => netGainPerCm.kind === 'determined'),
    ).length;
  const fluence = gainFit.saturationFluenceUjPerCm2;
  const isShared = gainFit.profiles.some(
    ({ quantity, film }) => quantity === 'saturationFluence' && film === null,
  );
  const saturation = !isShared
    ? 'F_{s} of each film its own'
    : fluence.kind === 'determined'
      ? `shared F_{s} = ${formatConcise(fluence.estimate.value, fluence.estimate.standardError)} µJ/cm²`
      : 'shared F_{s} not determined';
  const misfit = gainFit.chiSquare / gainFit.degreesOfFreedom;
  const judged =
    gainFit.degreesOfFreedom > 0 ? `χ²/ν = ${formatSignificant(misfit, 2)}` : 'as many unknowns as data';
  return `Global fit of ${count} net gains, ${saturation}, ${judged}.`;
}
