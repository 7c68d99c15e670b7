import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { placeFrom, type Place } from '#moving';
import { EventStoreDouble } from '#support/eventstoredb.js';
import { findPostgres, startPostgres, type TestPostgres } from '#support/postgres.js';
import { aFolder } from '#support/reaper.js';
import { contentOf, withoutPositions, type Content } from '../../libs/moving/test/a-deployment.js';
import { faultsIn, fill } from '../../libs/moving/test/filled.js';
import { stepwise, stepwiseProcess, type Finished } from './programs.js';

/** More of them for a longer look: `STEPWISE_CRASHES=20 npm test -- processes/log-copy`. */
const KILLS = Number(process.env['STEPWISE_CRASHES'] ?? 1);
const EVENTS = 1_200;

// Every step starts a process; on a busy machine that takes its time.
jest.setTimeout(120_000 + KILLS * 30_000);

const found = findPostgres();
if (found.kind === 'none') describe(`stepwise log copy (${found.why})`, () => test.skip('all of it', () => undefined));
else describe('stepwise log copy', onAServer);

function onAServer(): void {
  const folder = aFolder('log-copy');
  const from = placeFrom('--from', [join(folder, 'data')]);
  const env = { STEPWISE_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') };
  let server: TestPostgres;
  let double: EventStoreDouble;
  let client: pg.Client;
  let source: Content;
  beforeAll(async () => {
    [server, double] = [await startPostgres(), await EventStoreDouble.start()];
    client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query('create database beside');
    await fill(from, EVENTS);
    source = await contentOf(from);
  });
  afterAll(async () => {
    await client.end();
    await Promise.all([server.stop(), double.stop()]);
  });

  const toCopy = (to: readonly string[]): string[] => ['log', 'copy', '--from', join(folder, 'data'), '--to', ...to];
  const copied = (to: readonly string[]): Promise<Finished> => stepwise(toCopy(to), { env });

  /** Copies, killed at one moment after the other, and then to its end. */
  async function throughKills(to: Place, words: readonly string[], come: () => Promise<number>): Promise<string> {
    for (let kill = 1; kill <= KILLS; kill++) {
      const before = await come();
      const enough = before + Math.ceil(Math.random() * ((EVENTS - before) / 2));
      const killed = stepwiseProcess(toCopy(words), { env, killWhen: async () => (await come()) >= enough });
      // Where it is quick, the signal may come too late.
      expect(['SIGKILL', 0]).toContain((await killed).ended);
    }
    const { ended, stdout, stderr } = await copied(words);
    expect([ended, stderr]).toEqual([0, '']);
    expect(withoutPositions(await contentOf(to))).toEqual(withoutPositions(source));
    expect(await faultsIn(to)).toEqual([]);
    return stdout;
  }

  test('goes on when it is killed while it fills a server, and keeps every position', async () => {
    const events = async (): Promise<number> => {
      const { rows } = await client.query<{ there: boolean }>(`select to_regclass('events') is not null as there`);
      if (!rows[0]?.there) return 0;
      return Number((await client.query<{ n: string }>('select count(*) as n from events')).rows[0]?.n);
    };
    const to = placeFrom('--to', [server.url]);
    await throughKills(to, [server.url], events);
    expect((await contentOf(to)).events).toEqual(source.events);
    expect(await copied([server.url])).toEqual({ ended: 0, stdout: 'The target holds all of it already; nothing was copied.\n', stderr: '' });
  });

  test('goes on when it is killed while it fills EventStoreDB', async () => {
    const beside = Object.assign(new URL(server.url), { pathname: '/beside' }).href;
    const words = [double.url, beside];
    const stdout = await throughKills(placeFrom('--to', words), words, () =>
      Promise.resolve(double.events.all.filter(({ type }) => !type.startsWith('$')).length),
    );
    expect(stdout).toMatch(
      /^1200 events \(\d+ were there before\) and \d+ rows of 5 other tables copied\ndigest [0-9a-f]{64}\nRead models will be built .*\.\n$/,
    );
  });

  test('says in a sentence what is wrong, and ends with 1', async () => {
    const failed = (stderr: string): Finished => ({ ended: 1, stdout: '', stderr: `${stderr}\n` });
    expect(await copied(['postgres://mover:s3cret@127.0.0.1:1/x'])).toEqual(
      failed('The database server cannot be reached (ECONNREFUSED). See that it runs and that --to names it.'),
    );
    expect(await copied([join(folder, 'data')])).toEqual(failed('--from and --to name the same deployment.'));
  });
}
