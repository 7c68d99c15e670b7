import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addDemo } from './commands/demo.js';
import { addLog } from './commands/log.js';
import { addOpenapi } from './commands/openapi.js';
import { addPerson } from './commands/person.js';
import { addProgrammes } from './commands/programmes.js';
import { addProjections } from './commands/projections.js';
import { addServe } from './commands/serve.js';
import { addToken } from './commands/token.js';
import { CommandFailed } from './failure.js';

// Commands import what they work with when they run: help and refusals of options need not wait for the whole service.
const program = new Command('stepwise')
  .description('Case management for publicly funded work and health services.')
  .version(versionOf())
  .showHelpAfterError('(add --help for what there is)')
  .configureHelp({ sortSubcommands: true });

for (const add of [addServe, addDemo, addProgrammes, addProjections, addLog, addPerson, addToken, addOpenapi]) add(program);

function versionOf(): string {
  const file = new URL('../../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

try {
  await program.parseAsync();
} catch (error) {
  const sentence = error instanceof CommandFailed ? error.message : (await import('#platform')).operatorSentence(error);
  console.error(sentence ?? `This failed: ${(error as Error).stack ?? String(error)}`);
  process.exitCode = 1;
}
