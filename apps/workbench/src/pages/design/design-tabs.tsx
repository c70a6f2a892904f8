import { SegmentedControl } from '../../kit/segmented-control';
import { useView } from '../../model/views';
import styles from './design.module.css';

/** What the page shows. */
export type DesignTab = 'films' | 'next' | 'treatment' | 'trials';

/** Which tab is shown, undoable and kept like every setting of a page. */
export function useDesignTab(): readonly [DesignTab, (tab: DesignTab) => void] {
  const [tab, , choose] = useView<DesignTab>('design/tab', 'films');
  return [tab, choose];
}

const options: readonly { readonly id: DesignTab; readonly text: string }[] = [
  { id: 'films', text: 'Thickness' },
  { id: 'next', text: 'Next film' },
  { id: 'treatment', text: 'Treatment' },
  { id: 'trials', text: 'Monte Carlo' },
];

/** The tabs of the page; stand in the title of each. */
export function DesignTabs() {
  const [tab, choose] = useDesignTab();
  return (
    <div className={styles.tabs}>
      <SegmentedControl<DesignTab> label="What is shown" value={tab} onChange={choose} options={options} />
    </div>
  );
}
