import { useEffect, useMemo, useRef, useState, type CSSProperties, type RefObject } from 'react';
import { useSize } from '../../plot/use-size';
import styles from './paper.module.css';
import { giveFile } from './run-files';

/** Headings of the report, each with the way to its place. */
function sectionsOf(page: Document): { readonly text: string; readonly show: () => void }[] {
  return Array.from(page.querySelectorAll('h1, h2'), (heading) => ({
    text: heading.tagName === 'H1' ? 'Answer' : heading.textContent.trim(),
    show: () => heading.scrollIntoView({ block: 'start' }),
  }));
}

/** Links of the report to files beside it lead nowhere in here: they hand out the file. */
function serveLinks(page: Document, giveFile: (path: string) => void): void {
  for (const link of page.querySelectorAll('a[href]')) {
    const path = link.getAttribute('href') ?? '';
    if (path.startsWith('#')) continue;
    link.setAttribute('href', '#');
    link.addEventListener('click', (event) => {
      event.preventDefault();
      giveFile(path);
    });
  }
}

/** Width in pixels at which the report has its verdicts beside its figure and all columns of its tables. */
const fullWidth = 1184;
/** Below this the report is one column, as it is laid out for narrow windows. */
const narrowestScaled = 960;

/** On a page a little too narrow the whole report is drawn smaller instead of losing its last columns. */
function fitted(width: number, height: number): CSSProperties {
  const scale = width >= narrowestScaled ? Math.min(1, width / fullWidth) : 1;
  return { width: width / scale, height: height / scale, transform: `scale(${scale})` };
}

interface PaperProps {
  /** The folder of results, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** A newer one is being written. */
  readonly isBusy: boolean;
  /** The frame in which the report stands: its methods are copied from there. */
  readonly frame: RefObject<HTMLIFrameElement | null>;
}

/**
 * The report as it is written to report.html, under its outline. It stands in a frame of its own that runs no script: its
 * style sheet and the page's do not meet.
 */
export function Paper({ files, isBusy, frame }: PaperProps) {
  const [sections, setSections] = useState<ReturnType<typeof sectionsOf>>([]);
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const html = files.get('report.html') ?? '';
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
      <div ref={place} className={styles.place}>
        <iframe
          ref={frame}
          className={styles.paper}
          style={size ? fitted(size.width, size.height) : undefined}
          title="Report of the study"
          sandbox="allow-same-origin allow-modals"
          src={address}
          onLoad={() => {
            const page = frame.current?.contentDocument;
            if (!page) return;
            setSections(sectionsOf(page));
            serveLinks(page, (path) => giveFile(files, path));
          }}
        />
      </div>
    </section>
  );
}
