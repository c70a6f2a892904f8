/** A signal that Ctrl-C aborts; a second Ctrl-C ends the process at once, as ever. */
export function cancelledByUser(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    controller.abort(new DOMException('cancelled by the user', 'AbortError'));
  });
  return controller.signal;
}
