import type { DescribedSurface, ScanEntry, SurfaceSettings } from '@modalgain/compute';
import type { Estimate, Verdict } from '@modalgain/numerics';
import { EstimateText } from '../../kit/estimate-text';
import { Select } from '../../kit/select';
import { SymbolText } from '../../kit/symbol-text';
import { VerdictList, verdictCounts } from '../../kit/verdict-list';
import { InspectorSection } from '../../shell/page-frame';
import { intervalText } from './parameters-card';
import styles from './surface.module.css';

interface SurfaceInspectorProps {
  readonly described: DescribedSurface | null;
  readonly scans: readonly ScanEntry[];
  readonly scan: number;
  readonly settings: SurfaceSettings;
  readonly verdicts: readonly Verdict[];
  readonly onScan: (scan: number) => void;
  readonly onChange: (settings: SurfaceSettings) => void;
}

/** Thickness and roughness, what to think of them, and which scan they are of. */
export function SurfaceInspector(props: SurfaceInspectorProps) {
  const { described, verdicts } = props;
  return (
    <>
      {described && <Answers described={described} />}
      <InspectorSection title="Verdicts" aside={verdictCounts(verdicts)}>
        <VerdictList verdicts={verdicts} />
      </InspectorSection>
      <ScanChoice {...props} />
    </>
  );
}

function Answers({ described: { surface, region } }: { readonly described: DescribedSurface }) {
  const sq = region.kind === 'determined' ? region.sqNm : null;
  const length = region.kind === 'determined' ? region.correlationLengthNm : null;
  return (
    <InspectorSection title="Thickness and roughness" aside="95 % interval">
      <div className={styles.answers} aria-live="polite">
        <Answer symbol="d" estimate={surface.thicknessNm} words="no step" />
        <Answer symbol="S_{q}" estimate={sq} words="not determined" />
        <Answer symbol="T" estimate={length} words="not determined" />
      </div>
    </InspectorSection>
  );
}

interface AnswerProps {
  readonly symbol: string;
  readonly estimate: Estimate | null;
  readonly words: string;
}

function Answer({ symbol, estimate, words }: AnswerProps) {
  return (
    <div className={styles.answer}>
      <span>
        <SymbolText text={symbol} />
      </span>
      {estimate ? (
        <>
          <strong>
            <EstimateText estimate={estimate} unit="nm" />
          </strong>
          <small>{intervalText(estimate)}</small>
        </>
      ) : (
        <em>{words}</em>
      )}
    </div>
  );
}

type ScanChoiceProps = Omit<SurfaceInspectorProps, 'verdicts'>;

function ScanChoice({ described, scans, scan, settings, onScan, onChange }: ScanChoiceProps) {
  const entry = scans.at(scan);
  if (!entry) return null;
  const hasMask = entry.channels.some(({ title, hasMask: has }) => title === settings.channel && has);
  return (
    <InspectorSection title="Scan">
      <div className={styles.choices}>
        {scans.length > 1 ? (
          <Select
            label="File"
            value={String(scan)}
            onChange={(id) => onScan(Number(id))}
            options={scans.map(({ file }, i) => ({ id: String(i), text: file }))}
          />
        ) : (
          <p className={styles.file}>{entry.file}</p>
        )}
        {entry.channels.length > 1 && (
          <Select
            label="Channel"
            value={settings.channel}
            onChange={(channel) => onChange({ ...settings, channel })}
            options={entry.channels.map(({ title }) => ({ id: title, text: title }))}
          />
        )}
        {hasMask && (
          <Select
            label="Mask of the file"
            value={settings.maskUse}
            onChange={(maskUse) => onChange({ ...settings, maskUse })}
            options={[
              { id: 'ignore', text: 'ignored' },
              { id: 'exclude', text: 'left out' },
              { id: 'only', text: 'nothing else counts' },
            ]}
          />
        )}
      </div>
      {described && <ScanFacts described={described} />}
    </InspectorSection>
  );
}

function ScanFacts({ described: { surface } }: { readonly described: DescribedSurface }) {
  const [rows, columns] = surface.shape;
  const [width, height] = surface.sizeNm.map((nm) => Number((nm / 1000).toPrecision(3)));
  return (
    <dl className={styles.facts}>
      <div>
        <dt>Channel</dt>
        <dd>{surface.title}</dd>
      </div>
      <div>
        <dt>Size</dt>
        <dd>
          {width} × {height} µm
        </dd>
      </div>
      <div>
        <dt>Pixels</dt>
        <dd>
          {columns} × {rows}
        </dd>
      </div>
    </dl>
  );
}
