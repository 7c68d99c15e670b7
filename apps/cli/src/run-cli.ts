import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { addDefinitions } from './commands/definitions.js';
import { addDemo } from './commands/demo.js';
import { addLog } from './commands/log.js';
import { addOpenapi } from './commands/openapi.js';
import { addPerson } from './commands/person.js';
import { addPractices } from './commands/practices.js';
import { addProgrammes } from './commands/programmes.js';
import { addProjections } from './commands/projections.js';
import { addReport } from './commands/report.js';
import { addServe } from './commands/serve.js';
import { addSimulate } from './commands/simulate.js';
import { addToken } from './commands/token.js';
import { CommandFailed } from './failure.js';

/**
 * Carries out a command of `stepwise`. Results go to the standard output, what went wrong goes to the standard error.
 * @param args without the names of Node and of the program
 * @returns the exit code: 0, or 1 if the command was refused or found faults
 */
export async function runCli(args: readonly string[]): Promise<number> {
  try {
    await stepwise().parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    // What Commander has to say it has said.
    if (error instanceof CommanderError) return error.exitCode;
    const sentence = error instanceof CommandFailed ? error.message : (await import('#platform')).operatorSentence(error);
    console.error(sentence ?? `This failed: ${(error as Error).stack ?? String(error)}`);
    return 1;
  }
}

/** Commands import what they work with when they run: help and refusals of options need not wait for the whole service. */
function stepwise(): Command {
  const program = new Command('stepwise')
    .description('Case management for publicly funded work and health services.')
    .version(versionOf())
    .showHelpAfterError('(add --help for what there is)')
    .configureHelp({ sortSubcommands: true })
    .exitOverride();
  const all = [
    addServe,
    addDemo,
    addSimulate,
    addProgrammes,
    addPractices,
    addProjections,
    addLog,
    addReport,
    addPerson,
    addToken,
    addOpenapi,
    addDefinitions,
  ];
  for (const add of all) add(program);
  return program;
}

function versionOf(): string {
  const file = new URL('../../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
