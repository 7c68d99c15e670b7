import { mkdirSync } from 'node:fs';
import { keepCompiledCode, settingsFrom, unwritableSentence, WrongSetting } from '#platform/contract';
import { readOptions } from './options.js';
import { asPortNotFree, assertPortFree, HOST, PortNotFree } from './port.js';

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
  mkdirSync(options.data, { recursive: true, mode: 0o700 });
  const settings = settingsFrom(process.env, options.data);
  keepCompiledCode();
  // Help and refusals need not wait for the whole service to be loaded.
  const [{ openStandalone }, { stopOnSignals }, { printWelcome }] = await Promise.all([
    import('./open-standalone.js'),
    import('./stop-on-signals.js'),
    import('./welcome.js'),
  ]);
  const { service, platform } = await openStandalone(settings, options);
  stopOnSignals(service);
  await service.app.listen(port, HOST).catch((error: unknown) => Promise.reject(asPortNotFree(error, port)));
  await printWelcome(platform, await service.app.getUrl(), performance.now() - started);
} catch (error) {
  // One clear sentence for what an operator can mend; the whole error for what is ours to mend.
  const early = error instanceof PortNotFree || error instanceof WrongSetting ? error.message : unwritableSentence(error);
  const sentence = early ?? (await import('#platform')).operatorSentence(error);
  console.error(sentence ?? `Stepwise could not start: ${(error as Error).stack ?? String(error)}`);
  process.exit(1);
}
