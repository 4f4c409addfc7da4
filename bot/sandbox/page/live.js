/** What the sandbox tells by itself, as server-sent events. */

const AGAIN_AFTER_MS = 2000;

/**
 * Listen for ever. The browser reconnects by itself after a broken line; after a refusal we do.
 * @param {Record<string, (data: any) => void>} listeners by the event's name
 * @param {(connected: boolean) => void} onConnection told at each change; on `true` everything may have
 *   happened meanwhile, so read it all again
 */
export function listen(listeners, onConnection) {
  const source = new EventSource("/sandbox/events");
  source.addEventListener("open", () => onConnection(true));
  source.addEventListener("error", () => {
    onConnection(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(listeners, onConnection), AGAIN_AFTER_MS);
  });
  for (const [name, listener] of Object.entries(listeners)) {
    source.addEventListener(name, (event) => listener(event.data ? JSON.parse(event.data) : {}));
  }
}

/**
 * Make a slow reading safe to ask for often: asked again while it runs, it runs once more afterwards.
 * @param {() => Promise<void>} read
 * @returns {() => Promise<void>} settles when the newest state has been read
 */
export function latest(read) {
  let running = null;
  let again = false;
  return () => {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      try {
        do {
          again = false;
          await read();
        } while (again);
      } finally {
        running = null;
      }
    })();
    return running;
  };
}
