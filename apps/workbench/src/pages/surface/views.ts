export const surfaceViews = ['height', 'profile', 'histogram', 'spectrum', 'compare', 'image'] as const;

export type SurfaceView = (typeof surfaceViews)[number];

export const isImageView = (view: SurfaceView): boolean => view === 'image';

const texts: Readonly<Record<SurfaceView, string>> = {
  height: 'Height',
  profile: 'Profile',
  histogram: 'Histogram',
  spectrum: 'Spectrum',
  compare: 'Compare',
  image: 'Image',
};

interface Available {
  readonly hasScan: boolean;
  readonly hasBefore: boolean;
  readonly hasImage: boolean;
}

/** The views of a film; those that its files do not give cannot be chosen. */
export function viewOptions({ hasScan, hasBefore, hasImage }: Available) {
  const isThere = (view: SurfaceView): boolean =>
    view === 'image' ? hasImage : view === 'compare' ? hasScan && hasBefore : hasScan;
  return surfaceViews.map((id) => ({ id, text: texts[id], isDisabled: !isThere(id) }));
}
