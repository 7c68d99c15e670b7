import { Command, InvalidArgumentError } from 'commander';

/** What `npm start` can be told. */
export interface Options {
  data: string;
  port: number;
  empty: boolean;
  training: boolean;
}

/** Reads the command line. */
export function readOptions(argv: readonly string[]): Options {
  const command = new Command('npm start --')
    .description('Runs the whole of Stepwise in one process on embedded storage, with a demo caseload of the past twelve months at the first start.')
    .option('--data <folder>', 'folder of the database, keys and outbox', process.env['STEPWISE_DATA'] ?? 'data')
    .option('--port <number>', 'port to listen on', portNumber, Number(process.env['PORT'] ?? 3000))
    .option('--empty', 'begin without the demo caseload', false)
    .option('--training', 'run on a clock that can be moved forward (POST /v1/training/clock); use a data folder of its own', false)
    .allowExcessArguments(false);
  return command.parse([...argv], { from: 'user' }).opts<Options>();
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return port;
}
