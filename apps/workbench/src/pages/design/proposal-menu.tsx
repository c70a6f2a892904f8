import { Download } from 'lucide-react';
import { useState } from 'react';
import { MenuButton } from '../../kit/menu-button';
import { proposalFigure, proposalTable, type ProposalSource } from './proposal';
import { isOtherStack, proposalFileName, proposalYaml } from './proposal-text';
import styles from './design.module.css';

type Form = 'svg' | 'pdf';

async function saveEntry(source: ProposalSource): Promise<string> {
  const { textFile } = await import('../../export/exported-file');
  const { download } = await import('../../export/download');
  download(textFile(proposalFileName(source), proposalYaml(source), 'application/yaml'));
  return 'Saved as YAML.';
}

async function copyEntry(source: ProposalSource): Promise<string> {
  await (await import('../../export/clipboard')).copyText(proposalYaml(source));
  return 'Copied.';
}

async function saveTable(source: ProposalSource): Promise<string> {
  const { exportTable } = await import('../../export/table-files');
  (await import('../../export/download')).download(exportTable(proposalTable(source)));
  return 'Saved as CSV.';
}

async function saveFigure(source: ProposalSource, form: Form): Promise<string> {
  const { exportFigure } = await import('../../export/figure-files');
  (await import('../../export/download')).download(await exportFigure(proposalFigure(source), form));
  return `Saved as ${form.toUpperCase()}.`;
}

/** The proposed film in forms to take along: an entry for a study file, its curve, its figure. */
export function ProposalMenu({ source }: { readonly source: ProposalSource }) {
  const [answer, setAnswer] = useState('');
  const act = (task: Promise<string>): void => {
    task.then(setAnswer, (error: unknown) =>
      setAnswer(error instanceof Error ? error.message : String(error)),
    );
  };
  const isStudy = isOtherStack(source.design.settings);
  return (
    <div className={styles.proposal}>
      <MenuButton
        label="Export the proposal"
        items={[
          {
            id: 'yaml',
            text: isStudy ? 'Study of its own, for its stack' : 'Entry for study.yaml',
            onAction: () => act(saveEntry(source)),
          },
          {
            id: 'copy',
            text: isStudy ? 'Copy the study' : 'Copy the entry',
            onAction: () => act(copyEntry(source)),
          },
          { id: 'csv', text: 'Curve as CSV', onAction: () => act(saveTable(source)) },
          { id: 'svg', text: 'Figure as SVG', onAction: () => act(saveFigure(source, 'svg')) },
          { id: 'pdf', text: 'Figure as PDF', onAction: () => act(saveFigure(source, 'pdf')) },
        ]}
      >
        <Download size={14} aria-hidden /> Export the proposal
      </MenuButton>
      <span role="status" className={styles.status}>
        {answer}
      </span>
    </div>
  );
}
