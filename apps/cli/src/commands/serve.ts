import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';

/** `serve`: the same as `npm start`, with the same options. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('run the whole service in one process, with the options of npm start')
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .action((_options: object, command: Command) => {
      const main = fileURLToPath(new URL('../../../standalone/src/main.js', import.meta.url));
      const child = spawn(process.execPath, [main, ...command.args], { stdio: 'inherit' });
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
      return new Promise<void>((resolve) =>
        child.once('exit', (code) => {
          process.exitCode = code ?? 1;
          resolve();
        }),
      );
    });
}
