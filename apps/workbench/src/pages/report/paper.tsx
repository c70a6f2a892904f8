import { useEffect, useMemo, useState, type RefObject } from 'react';
import styles from './paper.module.css';

/** Headings of the report, each with the way to its place. */
function sectionsOf(page: Document): { readonly text: string; readonly show: () => void }[] {
  return Array.from(page.querySelectorAll('h1, h2'), (heading) => ({
    text: heading.tagName === 'H1' ? 'Answer' : heading.textContent.trim(),
    show: () => heading.scrollIntoView({ block: 'start' }),
  }));
}

interface PaperProps {
  readonly html: string;
  /** A newer one is being written. */
  readonly isBusy: boolean;
  /** The frame in which the report stands: it is printed from there, and its methods are copied. */
  readonly frame: RefObject<HTMLIFrameElement | null>;
}

/**
 * The report as it is written to report.html, under its outline. It stands in a frame of its own that runs no script: its
 * style sheet and the page's do not meet.
 */
export function Paper({ html, isBusy, frame }: PaperProps) {
  const [sections, setSections] = useState<ReturnType<typeof sectionsOf>>([]);
  const address = useMemo(() => URL.createObjectURL(new Blob([html], { type: 'text/html' })), [html]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <section className={styles.reading} data-faded={isBusy} aria-busy={isBusy}>
      <nav className={styles.outline} aria-label="Sections of the report">
        {sections.map(({ text, show }) => (
          <button type="button" key={text} onClick={show}>
            {text}
          </button>
        ))}
      </nav>
      <iframe
        ref={frame}
        className={styles.paper}
        title="Report of the study"
        sandbox="allow-same-origin allow-modals"
        src={address}
        onLoad={() => {
          const page = frame.current?.contentDocument;
          if (page) setSections(sectionsOf(page));
        }}
      />
    </section>
  );
}
