import { existsSync, mkdirSync } from 'node:fs';
import { InvalidArgumentError, type Command } from 'commander';
import { CommandFailed } from '../failure.js';
import { dataOption, print, tell } from '../with-platform.js';

interface SimulateOptions {
  cases: number;
  seed: string;
  until?: string;
  data: string;
  to?: string;
  json: boolean;
}

const MORE = `
Cases begin evenly over the two years before --until, in the sample programmes, in the shares that a board would see: most are
advice alone, some are assessed, few have a case manager. Some facts are entered late, some are corrected; people miss
appointments, ask for pauses, are transferred, come back. Everybody is invented, and their keys follow from the seed.
The same seed, number and day give the same log. Nothing is written but the log, keys, and where each policy stands: read models
are built when the service starts, or by stepwise projections rebuild. A simulation that was cut off is begun again on empty storage.`;

/** `simulate`: writes a caseload of any size straight into an empty log. */
export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('write an invented caseload straight into an empty log: for trying out and measuring, never beside people who exist')
    .requiredOption('--cases <number>', 'how many cases begin', wholeNumber)
    .option('--seed <text>', 'the same seed gives the same caseload', 'stepwise')
    .option('--until <day>', 'the last day, YYYY-MM-DD; absent: today')
    .addOption(dataOption('data folder: of the database, or of the key where the database is on a server'))
    .option('--to <url>', 'Postgres server to write to; absent: DATABASE_URL, else the data folder')
    .option('--json', 'print JSON', false)
    .addHelpText('after', MORE)
    .action(async ({ cases, seed, until: day, data, to, json }: SimulateOptions) => {
      const { addDaysToInstant, isLocalDate, startOfDay, systemClock } = await import('#kernel');
      if (day !== undefined && !isLocalDate(day)) throw new CommandFailed('--until is a day, written YYYY-MM-DD.');
      const until = day === undefined ? systemClock.now() : addDaysToInstant(startOfDay(day), 1);
      if (until > addDaysToInstant(systemClock.now(), 1)) throw new CommandFailed('--until lies in the future.');
      const [{ settingsFrom }, { simulate, SimulationRefused }] = await Promise.all([import('#platform'), import('#simulation')]);
      const settings = settingsFrom(to === undefined ? process.env : { ...process.env, DATABASE_URL: to }, data);
      if (!existsSync(data)) mkdirSync(data, { recursive: true, mode: 0o700 });
      try {
        const onProgress = (begun: number): void => tell(`simulate: ${Math.floor((100 * begun) / cases)} %  `);
        const made = await simulate({ ...settings, logLevel: 'error' }, { cases, seed, until }, onProgress).finally(() => tell(''));
        print(json, made, [
          `${made.cases} cases, ${made.events} events in ${made.seconds.toFixed(1)} s (${Math.round(made.eventsPerSecond)} a second)`,
          `${Math.round(made.bytesPerEvent)} bytes per event, indexes included`,
        ]);
      } catch (error) {
        throw error instanceof SimulationRefused ? new CommandFailed(error.message) : error;
      }
    });
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 10_000_000) throw new InvalidArgumentError('A whole number from 1 to 10000000.');
  return number;
}
