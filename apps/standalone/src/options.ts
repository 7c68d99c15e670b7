import { Command, InvalidArgumentError, Option } from 'commander';

/** What `npm start` can be told. */
export interface Options {
  data: string;
  port: number;
  empty: boolean;
  training: boolean;
}

/** Reads the command line; ends the process with exit code 1 and a hint if there is something in it that it does not know. */
export function readOptions(argv: readonly string[]): Options {
  const command = new Command('npm start --')
    .description(
      'Runs the whole of Stepwise in one process, on embedded storage unless DATABASE_URL names a Postgres server, with a demo caseload of the past twelve months at the first start on embedded storage.',
    )
    .addOption(new Option('--data <folder>', 'folder of the database, keys and outbox').env('STEPWISE_DATA').default('data'))
    .addOption(new Option('--port <number>', 'port to listen on; 0 for any that is free').env('PORT').argParser(portNumber).default(3000))
    .option('--empty', 'begin without the demo caseload', false)
    .option('--training', 'run on a clock that can be moved forward (POST /v1/training/clock); use a data folder of its own', false)
    .allowExcessArguments(false)
    .showHelpAfterError('(npm start -- --help shows what there is)');
  return command.parse([...argv], { from: 'user' }).opts<Options>();
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return port;
}
