import { Component, type ReactNode } from 'react';
import styles from './page-frame.module.css';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

interface State {
  readonly reason: string | null;
}

/** Keeps a defect of one page from taking the others down: it says so in the page's place. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { reason: null };

  static getDerivedStateFromError(error: unknown): State {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    if (this.state.reason === null) return this.props.children;
    return (
      <main id="main" className={styles.main} role="alert">
        <h1>{this.props.title} cannot be shown</h1>
        <p>
          This is a defect of the program, not of your data: {this.state.reason}. The study and the other
          pages are not affected; it is kept in this browser.
        </p>
      </main>
    );
  }
}
