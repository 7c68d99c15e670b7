import type { Command } from 'commander';
import { isRefusal, newId } from '#kernel';
import type { parseProgramme } from '#programmes';
import { CommandFailed } from '../failure.js';
import { textOf } from '../text-of.js';
import { dataOption, faultsIn, print, withPlatform } from '../with-platform.js';

/** `programmes validate | publish`: programmes from YAML files. */
export function addProgrammes(program: Command): void {
  const programmes = program.command('programmes').description('programmes as data');

  programmes
    .command('validate <file...>')
    .description('check definitions without keeping anything')
    .option('--json', 'print JSON', false)
    .action(async (files: string[], { json }: { json: boolean }) => {
      const { faultInWords } = await import('#programmes');
      const results = await Promise.all(files.map(async (file) => ({ file, ...(await parse(file)) })));
      const lines = results.flatMap((r) =>
        'faults' in r
          ? [`${r.file}: ${faultsIn(r.faults.length)}`, ...r.faults.map((f) => `  ${faultInWords(f)}`)]
          : [`${r.file}: ${r.programme.id} version ${r.programme.version} is sound`],
      );
      print(
        json,
        results.map((r) => ({ file: r.file, faults: 'faults' in r ? r.faults : [] })),
        lines,
      );
      if (results.some((r) => 'faults' in r)) process.exitCode = 1;
    });

  programmes
    .command('publish <file>')
    .description('publish the next version of a programme (the service must be stopped; while it runs, POST /v1/programmes)')
    .addOption(dataOption())
    .option('--json', 'print JSON', false)
    .action(async (file: string, { data, json }: { data: string; json: boolean }) => {
      const { faultInWords, publishProgramme } = await import('#programmes');
      const definition = await parse(file);
      if ('faults' in definition)
        throw new CommandFailed([`${file} has faults:`, ...definition.faults.map((f) => `  ${faultInWords(f)}`)].join('\n'));
      await withPlatform(data, async (platform) => {
        const commandId = newId();
        const envelope = {
          commandId,
          fingerprint: 'cli',
          correlationId: commandId,
          causationId: commandId,
          actor: { id: 'cli', role: 'operator' as const, organisation: 'stepwise' },
        };
        const answer = await publishProgramme(platform.desk, definition.programme, envelope);
        if (isRefusal(answer)) throw new CommandFailed(answer.message);
        const { id, version } = definition.programme;
        print(json, { id, version, position: answer.position }, [
          answer.events.length === 0 ? `${id} version ${version} was published before, exactly so` : `${id} version ${version} is published`,
        ]);
      });
    });
}

async function parse(file: string): Promise<ReturnType<typeof parseProgramme>> {
  return (await import('#programmes')).parseProgramme(textOf(file));
}
