import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { itWithSystemTool, systemToolPath } from '../../../../test-support/system-tool.ts';
import { serveBuiltPage } from './static-server.ts';

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

interface WorkbenchOptions {
  /** What stands behind `#/`, e.g. `stripe/SC1S?fluence=784`. */
  readonly route: string;
  readonly theme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Whether the example is there, analysed, as after an earlier visit; else the page is as at the first visit. */
  readonly study?: 'example' | 'none';
}

const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A test in Debian's browser, on the built page; skipped with the reason where it is absent. */
export const itInBrowser = (name: string, test: () => Promise<void>, timeoutMs = 120_000): void =>
  itWithSystemTool('chromium', name, test, timeoutMs);

let browser: Promise<Browser> | undefined;
let address: Promise<string> | undefined;
let analysed: Promise<StorageState> | undefined;

const theBrowser = (): Promise<Browser> =>
  (browser ??= chromium.launch({ executablePath: systemToolPath('chromium'), args: browserFlags }));

/** Where the built page is served for the tests of this process. */
export const pageAddress = (): Promise<string> =>
  (address ??= serveBuiltPage().then((served) => served.address));

/**
 * Opens the built page in a context of its own. When the test ends, the page must not have written an error, been
 * refused anything by its content security policy, or asked another host for anything.
 */
export async function openWorkbench({
  route,
  theme = 'light',
  viewport = { width: 1440, height: 900 },
  study = 'example',
}: WorkbenchOptions): Promise<Page> {
  const storageState = study === 'example' ? await (analysed ??= analyseExample()) : undefined;
  const context = await newContext({ viewport, colorScheme: theme, storageState });
  const page = await context.newPage();
  const complaints = watch(page, await pageAddress());
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  await page.goto(`${await pageAddress()}/#/${route}`);
  if (study === 'example') await page.getByRole('navigation').first().waitFor();
  return page;
}

async function newContext(options: {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
  readonly storageState: StorageState | undefined;
}): Promise<BrowserContext> {
  const { storageState, ...rest } = options;
  const context = await (
    await theBrowser()
  ).newContext({ ...rest, acceptDownloads: true, ...(storageState && { storageState }) });
  context.setDefaultTimeout(60_000);
  return context;
}

/** What a page may not do, collected while it lives; refused loads are written to the console by the browser. */
export function watch(page: Page, allowed: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('request', (request) => {
    const isOwn = [`${allowed}/`, 'data:', 'blob:'].some((start) => request.url().startsWith(start));
    if (!isOwn) complaints.push(`request to ${request.url()}`);
  });
  return complaints;
}

/** Opens the example by its button, has it analysed, and keeps what the browser then holds. */
async function analyseExample(): Promise<StorageState> {
  const context = await newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    storageState: undefined,
  });
  const page = await context.newPage();
  await page.goto(`${await pageAddress()}/#/start`);
  await page.getByRole('button', { name: /^Example/ }).click();
  const progress = page.getByRole('progressbar', { name: 'Analysis' });
  await progress.waitFor();
  await progress.waitFor({ state: 'hidden', timeout: 110_000 });
  // Results are kept a second after they are there.
  await page.waitForTimeout(2500);
  const state = await context.storageState({ indexedDB: true });
  await context.close();
  return state;
}
