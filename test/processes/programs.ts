import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from '@jest/globals';
import { reaped } from '#support/reaper.js';

/** A run of a program from start to end. */
export interface Finished {
  /** Exit code, or the signal that ended it. */
  ended: number | string;
  stdout: string;
  stderr: string;
}

/** A running process of the service that says it is ready. */
export interface Running {
  url: string;
  /** By the role that the welcome names, in the order printed. */
  tokens: { title: string; token: string }[];
  /** What it has printed so far. */
  printed(): Printed;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Finished>;
}

/** What a program has printed. */
export type Printed = Pick<Finished, 'stdout' | 'stderr'>;

/** What differs between two starts of a program. */
export interface Surroundings {
  env?: Record<string, string>;
  cwd?: string;
}

const STANDALONE = resolve('dist', 'apps', 'standalone', 'src', 'main.js');
const CLI = resolve('dist', 'apps', 'cli', 'src', 'main.js');
const RUN_CLI = resolve('dist', 'apps', 'cli', 'src', 'run-cli.js');

/** Programs are started by the dozen: compiled once, they start faster. */
const COMPILED = resolve('.cache', 'programs');

/** Settings of the machine's owner must not decide what a test sees. */
const UNSET = Object.fromEntries(
  [
    'DATABASE_URL',
    'EVENTSTORE_URL',
    'EVENTSTORE_USER',
    'EVENTSTORE_PASSWORD',
    'PORT',
    'STEPWISE_DATA',
    'STEPWISE_MASTER_KEY',
    'STEPWISE_NHS_NUMBERS',
    'STEPWISE_LOG_LEVEL',
  ].map((name) => [name, undefined]),
);

const running = new Set<ChildProcess>();
afterAll(() =>
  Promise.all(
    [...running].map(async (child) => {
      child.kill('SIGKILL');
      await once(child, 'close');
    }),
  ),
);

function compiled(program: string): string {
  if (!existsSync(program)) throw new Error('The programs are not compiled. Run: node scripts/setup.mjs');
  return program;
}

function launch(
  program: string,
  args: readonly string[],
  { env, cwd }: Surroundings,
): { child: ChildProcess; finished: Promise<Finished>; printed: Printed } {
  const child = reaped(
    spawn(process.execPath, [compiled(program), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd,
      env: { ...process.env, ...UNSET, NODE_COMPILE_CACHE: COMPILED, STEPWISE_REQUESTS_PER_MINUTE: '1000000000', ...env },
    }),
  );
  const printed: Printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      printed[stream] += text;
      child.emit('printed');
    });
  running.add(child);
  child.once('close', () => running.delete(child));
  // `close` comes when all that was printed has been read.
  const finished = once(child, 'close').then(([code, signal]) => ({ ended: (code ?? signal) as number | string, ...printed }));
  return { child, finished, printed };
}

/** Runs `npm start --` with these arguments to its end, which is when it has printed something, if `killWhen` says so. */
export function standalone(
  args: readonly string[],
  { killWhen, ...surroundings }: Surroundings & { killWhen?: (printed: Printed) => boolean } = {},
): Promise<Finished> {
  const { child, finished, printed } = launch(STANDALONE, args, surroundings);
  if (killWhen) child.on('printed', () => killWhen(printed) && child.kill('SIGKILL'));
  return finished;
}

/** Runs `stepwise` with these arguments to its end, in a process of its own, which ends when `killWhen`, asked again and again, says so. */
export async function stepwiseProcess(
  args: readonly string[],
  { killWhen, ...surroundings }: Surroundings & { killWhen?: () => Promise<boolean> } = {},
): Promise<Finished> {
  const { child, finished } = launch(CLI, args, surroundings);
  while (killWhen && child.exitCode === null && child.signalCode === null) {
    if (await killWhen()) child.kill('SIGKILL');
    await new Promise((tick) => setTimeout(tick, 1));
  }
  return await finished;
}

/** Runs `stepwise` with these arguments to its end, as compiled but in this process: to start one takes longer than most commands. */
export async function stepwise(args: readonly string[], { env }: Pick<Surroundings, 'env'> = {}): Promise<Finished> {
  const { runCli } = (await import(pathToFileURL(compiled(RUN_CLI)).href)) as { runCli(args: readonly string[]): Promise<number> };
  const printed: Printed = { stdout: '', stderr: '' };
  const before = { ...process.env };
  const { exitCode } = process;
  const { log, error } = console;
  const write = { stdout: process.stdout.write, stderr: process.stderr.write };
  setEnvironment({ ...before, ...UNSET, ...env });
  process.exitCode = undefined;
  console.log = (text: string) => void (printed.stdout += `${text}\n`);
  console.error = (text: string) => void (printed.stderr += `${text}\n`);
  for (const stream of ['stdout', 'stderr'] as const) {
    process[stream].write = (text: string | Uint8Array) => {
      printed[stream] += text.toString();
      return true;
    };
  }
  try {
    return { ended: await runCli(args), ...printed };
  } finally {
    process.stdout.write = write.stdout;
    process.stderr.write = write.stderr;
    Object.assign(console, { log, error });
    process.exitCode = exitCode;
    setEnvironment(before);
  }
}

function setEnvironment(to: NodeJS.ProcessEnv): void {
  for (const name of Object.keys({ ...process.env, ...to })) {
    if (to[name] === undefined) delete process.env[name];
    else process.env[name] = to[name];
  }
}

/**
 * Starts the service on any free port and waits until it is ready: as `npm start --` does, or as `stepwise serve` does.
 * @throws Error with what it printed, if it ends before
 */
export async function startService(
  args: readonly string[],
  { by = 'start', ...surroundings }: Surroundings & { by?: 'start' | 'serve' } = {},
): Promise<Running> {
  const start = by === 'start' ? STANDALONE : CLI;
  const { child, finished, printed } = launch(start, [...(by === 'start' ? [] : ['serve']), '--port', '0', ...args], surroundings);
  let over = false;
  void finished.then(() => {
    over = true;
    child.emit('printed');
  });
  // The last line of the welcome.
  while (!printed.stdout.includes('Ctrl-C')) {
    if (over) throw new Error(`The service did not start:\n${printed.stdout}${printed.stderr}`);
    await once(child, 'printed');
  }
  const port = /http:\/\/localhost:(\d+)\/v1/.exec(printed.stdout)?.[1];
  return {
    url: `http://127.0.0.1:${port}`,
    tokens: [...printed.stdout.matchAll(/^ {2}(\S.*)\n {4}(ey\S+)$/gm)].map(([, title = '', token = '']) => ({ title, token })),
    printed: () => ({ ...printed }),
    end(signal) {
      child.kill(signal);
      return finished;
    },
  };
}

/** A program that did its work and said these lines. */
export const done = (...lines: string[]): Finished => ({ ended: 0, stdout: lines.map((line) => `${line}\n`).join(''), stderr: '' });
/** One that ended with 1 and said this on its standard error. */
export const failed = (stderr: string, stdout = ''): Finished => ({ ended: 1, stdout, stderr: `${stderr}\n` });
/** What a program printed, as JSON. */
export const json = ({ ended, stdout, stderr }: Finished): unknown => ({ ended, stderr, json: JSON.parse(stdout) as unknown });
