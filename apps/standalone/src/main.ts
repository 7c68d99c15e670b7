import { operatorSentence } from '#platform';
import { openStandalone } from './open-standalone.js';
import { readOptions } from './options.js';
import { asPortNotFree, assertPortFree, HOST, PortNotFree } from './port.js';
import { stopOnSignals } from './stop-on-signals.js';
import { printWelcome } from './welcome.js';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `Stepwise needs Node 22.12 or newer; this is ${process.version}. Start it with npm start, which brings its own on Linux, or install a newer Node.`,
  );
  process.exit(1);
}

const started = performance.now();
const { port, ...options } = readOptions(process.argv.slice(2));

try {
  await assertPortFree(port);
  const { service, platform } = await openStandalone(options);
  stopOnSignals(service);
  await service.app.listen(port, HOST).catch((error: unknown) => Promise.reject(asPortNotFree(error, port)));
  await printWelcome(platform, await service.app.getUrl(), performance.now() - started);
} catch (error) {
  // One clear sentence for what an operator can mend; the whole error for what is ours to mend.
  const sentence = error instanceof PortNotFree ? error.message : operatorSentence(error);
  console.error(sentence ?? `Stepwise could not start: ${(error as Error).stack ?? String(error)}`);
  process.exit(1);
}
