import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

export const pageIds = [
  'start',
  'stripe',
  'threshold',
  'surface',
  'waveguide',
  'gain',
  'design',
  'report',
] as const;

export type PageId = (typeof pageIds)[number];

export interface PageEntry {
  readonly id: PageId;
  readonly title: string;
  /** Fetched when the page is opened first. */
  readonly component: LazyExoticComponent<ComponentType>;
}

const page = (id: PageId, title: string, load: () => Promise<ComponentType>): PageEntry => ({
  id,
  title,
  component: lazy(async () => ({ default: await load() })),
});

/** The pages in the order of their tabs; Alt+1 to Alt+8 open them. */
export const pages: readonly PageEntry[] = [
  page('start', 'Start', async () => (await import('./start/index')).StartPage),
  page('stripe', 'Stripe', async () => (await import('./stripe/index')).StripePage),
  page('threshold', 'Threshold', async () => (await import('./threshold/index')).ThresholdPage),
  page('surface', 'Surface', async () => (await import('./surface/index')).SurfacePage),
  page('waveguide', 'Waveguide', async () => (await import('./waveguide/index')).WaveguidePage),
  page('gain', 'Gain', async () => (await import('./gain/index')).GainPage),
  page('design', 'Design', async () => (await import('./design/index')).DesignPage),
  page('report', 'Report', async () => (await import('./report/index')).ReportPage),
];
