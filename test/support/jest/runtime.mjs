import { createRequire } from 'node:module';
import Runtime from 'jest-runtime';
import { useDatabasesAgain } from './databases.mjs';
import { loadTypeScript, sourceMaps, suiteAt } from './sources.mjs';

const require = createRequire(import.meta.url);

/**
 * Loads suites by Node's own `import`, and what they test once per worker. Jest's loader compiles every module anew for every
 * suite, which took as long as the tests.
 */
class HostRuntime extends Runtime {
  constructor(config, environment, ...rest) {
    super(config, environment, ...rest);
    loadTypeScript(config.cacheDirectory);
  }

  setGlobalsForRuntime(globals) {
    super.setGlobalsForRuntime(globals);
    this.suiteGlobals = globals;
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    globalThis[Symbol.for('stepwise.suite')] = { ...this.suiteGlobals, jest: this.jestGlobals.jestObjectFor(path) };
    await useDatabasesAgain(this._config.rootDir);
    await import(suiteAt(path));
  }

  /** Of Jest's own modules: the framework begins anew with each suite. */
  requireInternalModule(from) {
    delete require.cache[from];
    return require(from);
  }

  requireModule(from, name) {
    return require(require.resolve(name ?? from, { paths: [from] }));
  }

  getSourceMaps() {
    return sourceMaps;
  }

  installGetBuiltinModule() {
    // There is no sandbox whose modules would have to be kept apart.
  }
}

// Jest asks for this by `require`.
export { HostRuntime as 'module.exports' };
