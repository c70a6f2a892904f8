/**
 * Lets the browser keep the program, so that it works without a network after the first load. Not in development, and
 * not where `modalgain open` serves it, whose address is another one each time.
 */
export function keepOffline(): void {
  const isServed = document.querySelector('meta[name="modalgain-home"]') !== null;
  if (!import.meta.env.PROD || isServed || !('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    // Without it everything works but the next visit without a network; there is nothing for the user to do.
    navigator.serviceWorker.register('./service-worker.js').catch(() => undefined);
  });
}
