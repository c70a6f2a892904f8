import { chromium, type Browser } from 'playwright-core';
import { systemToolPath } from '../../../test-support/system-tool.js';

/** Debian's browser, with everything switched off that would go to the network by itself. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: systemToolPath('chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
