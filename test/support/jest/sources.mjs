// Lets Node itself load the TypeScript sources, compiled as the build compiles them (.swcrc).
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync, version } from '@swc/core';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const GLOBALS = new URL('./globals.mjs', import.meta.url).href;
const settings = readFileSync(join(ROOT, '.swcrc'));

/** Where the source map of each module that was loaded is, by the name that stacks have for the module. */
export const sourceMaps = new Map();
let suite = 0;
let cache = '';

/** Makes Node load TypeScript from now on. `folder` keeps what was compiled. */
export function loadTypeScript(folder) {
  if (cache) return;
  cache = join(folder, 'sources');
  mkdirSync(cache, { recursive: true });
  registerHooks({ resolve: resolveModule, load: loadModule });
}

/** Begins a new suite: modules of tests are loaded anew for it, what they test is not. Gives the address of the suite's file. */
export function suiteAt(path) {
  suite += 1;
  return `${pathToFileURL(path).href}?suite=${suite}`;
}

function resolveModule(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: GLOBALS, shortCircuit: true };
  const path = sourceOf(specifier, context.parentURL);
  if (path === undefined) return next(specifier, context);
  const ofTests = path.includes(`${sep}test${sep}`);
  return { url: `${pathToFileURL(path).href}${ofTests ? `?suite=${suite}` : ''}`, format: 'module', shortCircuit: true };
}

/** The TypeScript file that is meant by an import of one of the sources; `undefined`: it is Node's to find. */
function sourceOf(specifier, parent) {
  const [, support] = /^#support\/(.+)\.js$/.exec(specifier) ?? [];
  if (support) return join(ROOT, 'test', 'support', `${support}.ts`);
  const [, library, contract] = /^#([a-z-]+)(\/contract)?$/.exec(specifier) ?? [];
  if (library) return join(ROOT, 'libs', library, 'src', contract ? 'contract.ts' : 'index.ts');
  if (!specifier.startsWith('.') || !specifier.endsWith('.js') || !parent?.startsWith('file:')) return undefined;
  const source = fileURLToPath(new URL(specifier.replace(/\.js$/, '.ts'), parent));
  return source.includes(`${sep}node_modules${sep}`) || !existsSync(source) ? undefined : source;
}

function loadModule(url, context, next) {
  if (!url.startsWith('file:') || !/\.ts(\?|$)/.test(url)) return next(url, context);
  const { code, map } = compiled(fileURLToPath(url));
  sourceMaps.set(url, map);
  return { format: 'module', source: readFileSync(code), shortCircuit: true };
}

function compiled(path) {
  const source = readFileSync(path, 'utf8');
  const name = createHash('sha256').update(`${version}\n${path}\n`).update(settings).update(source).digest('hex').slice(0, 32);
  const [code, map] = [join(cache, `${name}.js`), join(cache, `${name}.map`)];
  if (!existsSync(code)) {
    const output = transformSync(source, { filename: path, cwd: ROOT, root: ROOT, sourceMaps: true });
    write(map, output.map ?? '{}');
    write(code, output.code);
  }
  return { code, map };
}

/** Workers write beside each other; none must read half a file. */
function write(path, text) {
  writeFileSync(`${path}.${process.pid}`, text);
  renameSync(`${path}.${process.pid}`, path);
}
