import { SingleBar } from 'cli-progress';

/** A progress bar on a terminal; elsewhere a line every quarter of the way. */
export function progressBar(what: string): { update(done: number, total: number): void; stop(): void } {
  if (!process.stderr.isTTY) {
    let told = -1;
    return {
      update(done, total) {
        const quarter = Math.floor((4 * done) / total);
        if (quarter > told) console.error(`${what}: ${quarter * 25} %`);
        told = Math.max(told, quarter);
      },
      stop: () => undefined,
    };
  }
  const bar = new SingleBar({
    format: `${what} [{bar}] {percentage} %  {value}/{total} days  {eta_formatted} left`,
    stream: process.stderr,
    hideCursor: true,
  });
  let running = false;
  return {
    update(done, total) {
      if (!running) bar.start(total, done);
      running = true;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
