import { useEffect, useState } from 'react';

/** What stands above and below the drawing in its column: bar, title, head, sliders, table. */
const aroundPx = 432;
const leastPx = 300;
const mostPx = 900;

const heightOf = (): number => Math.min(mostPx, Math.max(leastPx, window.innerHeight - aroundPx));

/** The height of the stack's drawing: figures grow in height first. */
export function useDrawingHeight(): number {
  const [height, setHeight] = useState(heightOf);
  useEffect(() => {
    const follow = (): void => setHeight(heightOf());
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  }, []);
  return height;
}
