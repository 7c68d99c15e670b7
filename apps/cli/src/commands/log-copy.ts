import type { Command } from 'commander';
import type { DeploymentCopied } from '#moving';
import { CommandFailed } from '../failure.js';
import { dataOption, print, tell } from '../with-platform.js';

interface CopyOptions {
  from: string[];
  to: string[];
  data: string;
  json: boolean;
}

const PLACES = `
A deployment is named by where its data is:
  data                              a data folder, with the database embedded in it
  postgres://host/name              a Postgres server
  esdb://host:2113 postgres://…     the log in EventStoreDB, everything else in that database (or data folder)

Stop the service first. Nothing in --from is changed, unless both are in one database: then what stands beside the log is turned to
the new one in the last step, and the old events stay where they are. A copy that was cut off goes on when it is run again.
Passwords need not be in an address: PGPASSWORD or a .pgpass file serves Postgres, EVENTSTORE_USER and EVENTSTORE_PASSWORD EventStoreDB.`;

/** `log copy`. */
export function addLogCopy(log: Command): void {
  log
    .command('copy')
    .description('copy a deployment to another store: events with their order, ids, times and hashes, keys, and how far each policy has come')
    .requiredOption('--from <place...>', 'the deployment to copy')
    .requiredOption('--to <place...>', 'where to: an empty store, or one that this copy was begun on')
    .addOption(dataOption('data folder with the key of --from, where that is on a server and --to is a folder'))
    .option('--json', 'print JSON', false)
    .addHelpText('after', PLACES)
    .action(async ({ from, to, data, json }: CopyOptions) => {
      const [{ copyDeployment, CopyRefused, placeFrom }, { allProjections }] = await Promise.all([import('#moving'), import('#service')]);
      try {
        const copied = await copyDeployment(placeFrom('--from', from, process.env), placeFrom('--to', to, process.env), {
          projections: allProjections(),
          dataFolder: data,
          keyInEnvironment: Boolean(process.env['STEPWISE_MASTER_KEY']),
          onProgress: (part) => tell(`log copy: ${Math.floor(100 * part)} %  `),
        }).finally(() => tell(''));
        print(json, copied, inWords(copied));
      } catch (error) {
        throw error instanceof CopyRefused ? new CommandFailed(error.message) : error;
      }
    });
}

function inWords({ events, before, digest, tables, rows, readModels, whole }: DeploymentCopied): string[] {
  if (whole) return ['The target holds all of it already; nothing was copied.'];
  return [
    `${events} events${before > 0 ? ` (${before} were there before)` : ''} and ${rows} rows of ${tables} other tables copied`,
    `digest ${digest}`,
    readModels === 'copied' ? 'Read models were copied.' : 'Read models will be built from the log when the service starts there.',
  ];
}
