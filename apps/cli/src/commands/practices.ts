import type { Command } from 'commander';
import { isRefusal, newId } from '#kernel';
import { CommandFailed } from '../failure.js';
import { textOf } from '../text-of.js';
import { dataOption, faultsIn, print, withPlatform } from '../with-platform.js';

const ABOUT = `
The file is CSV (UTF-8) with a header line that names, in any order:
  practice   ODS code of the practice, a letter and five digits
  board      ODS code of the board that answers for it; empty: from that day on it belongs nowhere, as one that has closed
  network    ODS code of its primary care network, only with a board; empty: none
  from       first day on which this is so, as 2026-04-01
Send the whole directory whenever there is a new one, with its day as the first of every line; a file may be sent twice. To put a
line right, send it again with the same day. Reports use the board and network of the day of referral.`;

/** `practices list`: which board and network practices belong to, from a file. */
export function addPractices(program: Command): void {
  const practices = program.command('practices').description('which board and network GP practices belong to');

  practices
    .command('list <file>')
    .description('take in a list of practices (the service must be stopped; while it runs, POST /v1/practices)')
    .addOption(dataOption())
    .option('--check', 'say what is wrong with the file and keep nothing', false)
    .option('--json', 'print JSON', false)
    .addHelpText('after', ABOUT)
    .action(async (file: string, { data, check, json }: { data: string; check: boolean; json: boolean }) => {
      const { listPractices, parsePractices } = await import('#practices');
      const found = parsePractices(textOf(file));
      if ('faults' in found) throw new CommandFailed([`${file}: ${faultsIn(found.faults.length)}`, ...shortened(found.faults)].join('\n  '));
      const lines = found.practices.length;
      if (check) return print(json, { lines }, [`${file}: ${lines} lines, all sound`]);
      await withPlatform(data, async ({ desk }) => {
        const commandId = newId();
        const actor = { id: 'cli', role: 'operator' as const, organisation: 'stepwise' };
        const answer = await listPractices(desk, found.practices, {
          ...{ commandId, fingerprint: 'cli', correlationId: commandId, causationId: commandId },
          actor,
        });
        if (isRefusal(answer)) throw new CommandFailed([answer.message, ...answer.fields.map(({ field }) => `  ${field}`)].join('\n'));
        print(json, answer, [
          `${answer.listed} of ${lines} lines were kept; ${answer.unchanged} said what had been said of the same practice and day`,
        ]);
      });
    });
}

/** As many faults as somebody would read. */
const MOST_FAULTS = 20;

const shortened = (faults: readonly string[]): string[] =>
  faults.length <= MOST_FAULTS ? [...faults] : [...faults.slice(0, MOST_FAULTS), `and ${faults.length - MOST_FAULTS} more`];
