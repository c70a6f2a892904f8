import type { FileGroup } from '@modalgain/compute';
import { chooseFluence } from '../../files/choices';
import { QuantityField } from '../../kit/quantity-field';
import styles from './file-table.module.css';

/** More fields than this are too many to fill in by hand; study.yaml takes a list. */
const mostFields = 40;

/** A field a file for the fluence that neither its name nor its header states. */
export function Fluences({ group }: { readonly group: FileGroup }) {
  const lacking = group.files.filter(
    ({ recognised: { fluencesUjPerCm2, parts } }) =>
      fluencesUjPerCm2.length === 0 && parts.energy === undefined,
  );
  return (
    <div className={styles.fluences}>
      {lacking.slice(0, mostFields).map(({ recognised: { file, fluence = '' } }) => (
        <QuantityField
          key={file}
          label={file}
          kind="fluenceUjPerCm2"
          value={fluence}
          placeholder="e.g. 78.4 uJ/cm2"
          onCommit={(text) => void chooseFluence(file, text)}
        />
      ))}
    </div>
  );
}
