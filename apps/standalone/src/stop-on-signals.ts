import type { Service } from '#service';

/** How long requests under way may take to be answered, and then everything else to stop, in milliseconds. */
const REQUESTS_MS = 5_000;
const EVERYTHING_MS = 15_000;

/**
 * On SIGINT and SIGTERM takes no more requests, answers those under way, stops what runs behind them and exits with 0. A
 * second signal ends the process at once, which loses nothing either.
 */
export function stopOnSignals(service: Service): void {
  let stopping: Promise<void> | undefined;
  const stop = (): void => {
    stopping ??= service.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
    // A client that never ends its request, or never reads its answer, must not keep the service up.
    setTimeout(() => service.app.getHttpServer().closeAllConnections(), REQUESTS_MS).unref();
    setTimeout(() => process.exit(1), EVERYTHING_MS).unref();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
