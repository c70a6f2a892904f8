import { Keyboard } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Dialog } from '../kit/dialog';
import { commandKey } from './command-key';
import { isTyping } from './shortcuts';
import barStyles from './bar.module.css';
import styles from './keys.module.css';

interface KeyGroup {
  readonly where: string;
  readonly keys: readonly (readonly [keys: string, what: string])[];
}

const groups: readonly KeyGroup[] = [
  {
    where: 'Everywhere',
    keys: [
      [`${commandKey}Z`, 'undo'],
      [`${commandKey}Shift+Z, ${commandKey}Y`, 'redo'],
      [`${commandKey}S`, 'save the study'],
      ['Alt+1 to Alt+8', 'the pages'],
      ['B', 'the film before its treatment, after it'],
      ['/', 'search, where the page has one'],
      ['?', 'these keys'],
    ],
  },
  { where: 'Films at left', keys: [['↑ ↓', 'the film before, the next']] },
  {
    where: 'In a card with a figure',
    keys: [
      ['C', 'copy the figure'],
      ['T', 'show its numbers'],
      ['E', 'export it as SVG'],
    ],
  },
  {
    where: 'Sliders, window edges, interfaces',
    keys: [
      ['[ ]', 'Stripe: start, end of the window; Waveguide: first, last interface'],
      ['← →', 'one step; with Shift more'],
      ['Home End', 'to the ends'],
      ['Escape', 'ends a drag, all as before'],
    ],
  },
  {
    where: 'Rectangles on a map',
    keys: [
      ['← → ↑ ↓', 'move; with Shift resize'],
      ['Delete', 'remove'],
    ],
  },
];

/** A button and the key "?": all keys of the program in one list. */
export function Keys() {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      setShown(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className={barStyles.icon}
        aria-label="Keys"
        title="Keys (?)"
        onClick={() => setShown(true)}
      >
        <Keyboard size={16} aria-hidden />
      </button>
      <Dialog title="Keys" isOpen={isShown} onClose={() => setShown(false)}>
        {groups.map(({ where, keys }) => (
          <section key={where} className={styles.group}>
            <h3>{where}</h3>
            <dl className={styles.keys}>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </Dialog>
    </>
  );
}
