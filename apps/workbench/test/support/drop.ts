import type { Page } from 'playwright-core';

/** Drops files on the page as a file manager does; names with folders keep them. */
export async function dropFiles(page: Page, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const contents = [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const);
  await page.evaluate((named) => {
    const transfer = new DataTransfer();
    for (const [name, base64] of named) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
    );
  }, contents);
}
