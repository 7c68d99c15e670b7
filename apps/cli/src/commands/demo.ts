import { existsSync, mkdirSync } from 'node:fs';
import type { Command } from 'commander';
import { CommandFailed } from '../failure.js';
import { dataOption, print, tell } from '../with-platform.js';

/** `demo`: builds the demo caseload into a new data folder. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('build the demo caseload of the past twelve months into a new data folder')
    .addOption(dataOption())
    .option('--json', 'print JSON', false)
    .action(async ({ data, json }: { data: string; json: boolean }) => {
      const [{ lockFolder }, { settingsFrom }] = await Promise.all([import('#database'), import('#platform')]);
      const { buildDemoFolder, finishDemoFolder, isInFolder } = await import('#demo');
      const settings = settingsFrom(process.env, data);
      if (!isInFolder(settings))
        throw new CommandFailed('The demo is built into a data folder, not on a server: unset DATABASE_URL and EVENTSTORE_URL.');
      mkdirSync(data, { recursive: true, mode: 0o700 });
      const unlock = await lockFolder(data);
      try {
        finishDemoFolder(settings);
        if (existsSync(settings.database.folder)) throw new CommandFailed(`${data} has data already. Name a new folder with --data.`);
        const summary = await buildDemoFolder(settings, (done, total) => tell(`demo caseload: ${Math.round((100 * done) / total)} %`));
        tell('');
        print(
          json,
          summary,
          Object.entries(summary).map(([name, value]) => `${name}: ${typeof value === 'object' ? counted(value) : String(value)}`),
        );
      } finally {
        await unlock();
      }
    });
}

const counted = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ');
