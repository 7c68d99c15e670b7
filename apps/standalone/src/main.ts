import { FolderInUse } from '#database';
import { openStandalone } from './open-standalone.js';
import { readOptions } from './options.js';
import { assertPortFree, PortInUse } from './port.js';
import { printWelcome } from './welcome.js';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `Stepwise needs Node 22.12 or newer; this is ${process.version}. Start it with npm start, which brings its own on Linux, or install a newer Node.`,
  );
  process.exit(1);
}

const started = performance.now();
const options = readOptions(process.argv.slice(2));

try {
  await assertPortFree(options.port);
  const { service, platform } = await openStandalone(options);
  let stopping: Promise<void> | undefined;
  const stop = (): void => {
    stopping ??= service.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await service.app.listen(options.port, '0.0.0.0');
  await printWelcome(platform, await service.app.getUrl(), performance.now() - started);
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}

/** One clear sentence for what an operator can mend; the whole error for what is ours to mend. */
function sentenceOf(error: unknown): string {
  if (error instanceof FolderInUse || error instanceof PortInUse) return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return new PortInUse(options.port).message;
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR')
    return `Stepwise cannot write to ${path ?? options.data} (${code}). Choose another folder with --data, or another port with --port.`;
  return `Stepwise could not start: ${(error as Error).stack ?? String(error)}`;
}
