import type { Command } from 'commander';
import { ProjectionInUse, ProjectionRunner, readCheckpoint, type ProjectionTables } from '#projections';
import { allProjections } from '#service';
import { CommandFailed } from '../failure.js';
import { DATA_OPTION, print, tell, withPlatform } from '../with-platform.js';

/** `projections status | rebuild`. */
export function addProjections(program: Command): void {
  const projections = program.command('projections').description('read models');

  projections
    .command('status')
    .description('how far each read model is behind the log, and what it has parked')
    .option(...DATA_OPTION)
    .option('--json', 'print JSON', false)
    .action(({ data, json }: { data: string; json: boolean }) =>
      withPlatform(data, async ({ database, log }) => {
        const head = await log.head();
        const parked = await database.tables<ProjectionTables>().selectFrom('parked_cases').select(['projection', 'case_id', 'error']).execute();
        const status = await Promise.all(
          allProjections().map(async ({ name }) => {
            const position = await readCheckpoint(database.kysely, name);
            return {
              name,
              position,
              behind: Number(head) - Number(position),
              parked: parked.filter((p) => p.projection === name).map((p) => ({ caseId: p.case_id, error: p.error })),
            };
          }),
        );
        print(json, { head, projections: status }, [
          `log head ${head}`,
          ...status.map((s) => `${s.name.padEnd(24)} at ${s.position}, ${s.behind} events behind, ${s.parked.length} cases parked`),
        ]);
      }),
    );

  projections
    .command('rebuild [names...]')
    .description('fold the whole log again into the read models named, or all')
    .option(...DATA_OPTION)
    .option('--json', 'print JSON', false)
    .action((names: string[], { data, json }: { data: string; json: boolean }) =>
      withPlatform(data, async ({ database, log, clock, progress, report }) => {
        const all = allProjections();
        const unknown = names.find((name) => !all.some((p) => p.name === name));
        if (unknown) throw new CommandFailed(`There is no read model "${unknown}". There are: ${all.map((p) => p.name).join(', ')}.`);
        const head = Number(await log.head());
        const rebuilt: { name: string; events: number; seconds: number }[] = [];
        for (const projection of all.filter((p) => names.length === 0 || names.includes(p.name))) {
          const { name } = projection;
          const started = performance.now();
          const runner = new ProjectionRunner(projection, database, log, clock, progress, report);
          await runner.rebuild((position) => tell(`${name}: ${Math.round((100 * Number(position)) / Math.max(head, 1))} %  `)).catch(inUse);
          tell('');
          const seconds = (performance.now() - started) / 1000;
          rebuilt.push({ name, events: head, seconds });
          if (!json) console.log(`${name}: rebuilt from ${head} events in ${seconds.toFixed(1)} s`);
        }
        if (json) print(json, { rebuilt }, []);
      }),
    );
}

function inUse(error: unknown): never {
  throw error instanceof ProjectionInUse ? new CommandFailed(error.message) : error;
}
