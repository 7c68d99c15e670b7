import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { buildDemo } from '#demo';
import { settingsFrom } from '#platform';
import { CommandFailed } from '../failure.js';
import { DATA_OPTION, print } from '../with-platform.js';

/** `demo`: builds the demo caseload into a new data folder. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('build the demo caseload of the past twelve months into a new data folder')
    .option(...DATA_OPTION)
    .option('--json', 'print JSON', false)
    .action(async ({ data, json }: { data: string; json: boolean }) => {
      const settings = settingsFrom(process.env, data);
      if (settings.database.kind === 'folder' && existsSync(settings.database.folder))
        throw new CommandFailed(`${data} has data already. Name a new folder with --data.`);
      const summary = await buildDemo(settings, (done, total) => process.stderr.write(`\rdemo caseload: ${Math.round((100 * done) / total)} %  `));
      process.stderr.write('\r');
      print(
        json,
        summary,
        Object.entries(summary).map(([name, value]) => `${name}: ${String(value)}`),
      );
    });
}
