import { modeName, type GuideAnswer, type WhichMode } from '@modalgain/compute';
import type { FilmResult, Results } from '@modalgain/study';
import { useStudy } from '../../model/study-store';
import { InspectorSection } from '../../shell/page-frame';
import { VerdictList, verdictCounts } from '../../kit/verdict-list';
import { pageOfVerdict } from '../../shell/page-of-verdict';
import { ConfinementList } from './confinement-list';
import { ModeTable } from './mode-table';
import { NetGainLine } from './net-gain-line';
import styles from './waveguide.module.css';

interface GuideInspectorProps {
  readonly film: FilmResult;
  readonly results: Results;
  readonly answer: GuideAnswer | undefined;
  readonly mode: WhichMode;
  readonly chooseMode: (mode: WhichMode) => void;
}

/** Three confinements, the net gain that follows, the modes, and what the program judges. */
export function GuideInspector({ film, results, answer, mode, chooseMode }: GuideInspectorProps) {
  const gain = useStudy(
    ({ finished }) => finished?.filmGains.find((each) => each.film === film.name) ?? null,
  );
  const verdicts = results.verdicts.filter(
    (verdict) =>
      pageOfVerdict(verdict) === 'waveguide' && (verdict.film === undefined || verdict.film === film.name),
  );
  const name = modeName(mode);
  const absent = answer?.picture.absent.find((each) => each.name === name);
  return (
    <>
      <InspectorSection title="Confinement" aside={`${name}, film`}>
        {answer?.confinement && <ConfinementList confinement={answer.confinement} family={film.family} />}
        {answer && !answer.confinement && (
          <p className={styles.refusal}>
            <b>No guided mode.</b> {name} starts
            {absent === undefined || absent.fromNm === null
              ? ' at no thickness of this film.'
              : ` at ${absent.fromNm.toFixed(1)} nm.`}
          </p>
        )}
      </InspectorSection>
      <InspectorSection title="Net gain in this stack" aside="TE0">
        {answer && <NetGainLine netGainPerCm={answer.netGainPerCm} gain={gain} />}
      </InspectorSection>
      <InspectorSection title="Modes">
        {answer && <ModeTable picture={answer.picture} mode={mode} onChoose={chooseMode} />}
        {answer?.indexIsHeld === true && (
          <p className={styles.evidence}>
            n of the film is not known at {answer.guide.wavelengthNm.toFixed(0)} nm: the measured one is held.
          </p>
        )}
      </InspectorSection>
      <InspectorSection title="Verdicts" aside={verdictCounts(verdicts)}>
        <VerdictList verdicts={verdicts} empty="Nothing to remark on the waveguides." />
      </InspectorSection>
    </>
  );
}
