import type { Results } from '@modalgain/study';
import { InspectorSection } from '../../shell/page-frame';
import styles from './inspector.module.css';

/** Enough of a SHA-256 to tell files apart; the whole one is its title and stands in the table inputs. */
const shownDigits = 8;

/** By which version and from which files the results were computed. */
export function Provenance({ results: { inputs, modalgain, schema, study } }: { readonly results: Results }) {
  return (
    <InspectorSection title="Provenance" aside={`${inputs.length} files`}>
      <dl className={styles.facts}>
        <dt>Program</dt>
        <dd>modalgain {modalgain}</dd>
        <dt>Results schema</dt>
        <dd>{schema}</dd>
        <dt>Seed</dt>
        <dd>{study.seed}</dd>
      </dl>
      <ul className={styles.files} aria-label="Files with their SHA-256">
        {inputs.map(({ file, sha256 }) => (
          <li key={file}>
            <span>{file}</span>
            <code title={sha256}>{sha256.slice(0, shownDigits)}</code>
          </li>
        ))}
      </ul>
    </InspectorSection>
  );
}
