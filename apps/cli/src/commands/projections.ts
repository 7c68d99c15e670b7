import type { Command } from 'commander';
import type { Platform } from '#platform';
import { CommandFailed } from '../failure.js';
import { dataOption, print, tell, withPlatform } from '../with-platform.js';

/** `projections status | rebuild`. */
export function addProjections(program: Command): void {
  const projections = program.command('projections').description('read models');

  projections
    .command('status')
    .description('how far each read model and policy is behind the log, and what it has parked')
    .addOption(dataOption())
    .option('--json', 'print JSON', false)
    .action(({ data, json }: { data: string; json: boolean }) =>
      withPlatform(data, async (platform) => {
        const [{ policyName }, { allPolicies, allProjections }] = await Promise.all([import('#projections'), import('#service')]);
        const head = await platform.log.head();
        const projections = await standings(
          platform,
          head,
          allProjections().map(({ name }) => name),
        );
        const policies = await standings(platform, head, allPolicies(platform).map(policyName));
        print(json, { head, projections, policies }, [`log head ${head}`, ...[...projections, ...policies].flatMap(inLines)]);
      }),
    );

  projections
    .command('rebuild [names...]')
    .description('fold the whole log again into the read models named, or all')
    .addOption(dataOption())
    .option('--json', 'print JSON', false)
    .action((names: string[], { data, json }: { data: string; json: boolean }) =>
      withPlatform(data, async ({ database, log, clock, progress, report }) => {
        const [{ LOG_START }, { ProjectionInUse, ProjectionRunner }, { allProjections }] = await Promise.all([
          import('#event-log'),
          import('#projections'),
          import('#service'),
        ]);
        const inUse = (error: unknown): never => {
          throw error instanceof ProjectionInUse ? new CommandFailed(error.message) : error;
        };
        const all = allProjections();
        const unknown = names.find((name) => !all.some((p) => p.name === name));
        if (unknown) throw new CommandFailed(`There is no read model "${unknown}". There are: ${all.map((p) => p.name).join(', ')}.`);
        const head = await log.head();
        const events = await log.countBetween(LOG_START, head);
        const rebuilt: { name: string; events: number; seconds: number }[] = [];
        for (const projection of all.filter((p) => names.length === 0 || names.includes(p.name))) {
          const { name } = projection;
          const started = performance.now();
          const runner = new ProjectionRunner(projection, database, log, clock, progress, report);
          await runner.rebuild((share) => tell(`${name}: ${Math.floor(100 * share)} %  `)).catch(inUse);
          tell('');
          const seconds = (performance.now() - started) / 1000;
          rebuilt.push({ name, events, seconds });
          if (!json) console.log(`${name}: rebuilt from ${events} events in ${seconds.toFixed(1)} s`);
        }
        if (json) print(json, { rebuilt }, []);
      }),
    );
}

/** Where a projection or policy stands. */
interface Standing {
  name: string;
  position: string;
  /** Events between the head of the log and what it has taken in. */
  behind: number;
  /** Cases that it could not take in; a policy tries them again by itself, a projection is rebuilt. */
  parked: { caseId: string; error: string }[];
}

async function standings({ database, log }: Platform, head: string, names: readonly string[]): Promise<Standing[]> {
  const { allParked, readCheckpoint } = await import('#projections');
  const parked = await allParked(database);
  return await Promise.all(
    names.map(async (name) => {
      const position = await readCheckpoint(database.kysely, name);
      const cases = (parked.get(name) ?? []).map(({ part, error }) => ({ caseId: part, error }));
      return { name, position, behind: await log.countBetween(position, head), parked: cases };
    }),
  );
}

const inLines = ({ name, position, behind, parked }: Standing): string[] => [
  `${name.padEnd(28)} at ${position}, ${behind} events behind, ${parked.length} cases parked`,
  ...parked.map(({ caseId, error }) => `  ${caseId}  ${error}`),
];
