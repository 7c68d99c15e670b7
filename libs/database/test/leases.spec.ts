import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once, type EventEmitter } from 'node:events';
import { Database, isUnavailable } from '#database';
import { findPostgres, startPostgres, type TestPostgres } from '#support/postgres.js';

test('on an embedded database every lease is free', async () => {
  const database = await Database.open({ kind: 'memory' });
  const lease = await database.leases.take('work');
  expect(lease?.lost.aborted).toBe(false);
  await lease?.release();
  await database.close();
}, 60_000);

const found = findPostgres();
if (found.kind === 'none') describe(`leases on a Postgres server (${found.why})`, () => test.skip('all of it', () => undefined));
else
  describe('a lease on a Postgres server', () => {
    let server: TestPostgres;
    let [one, other]: Database[] = [];
    beforeAll(async () => {
      server = await startPostgres();
      [one, other] = await Promise.all([0, 1].map(() => Database.open({ kind: 'server', url: server.url })));
    }, 120_000);
    afterAll(async () => {
      await Promise.all([one?.close(), other?.close()]);
      await server.stop();
    });

    test('is had by one process at a time, and once', async () => {
      const lease = await one?.leases.take('a');
      expect(lease).toBeDefined();
      expect(await other?.leases.take('a')).toBeUndefined();
      expect(await one?.leases.take('a')).toBeUndefined();
      expect(await other?.leases.take('b')).toBeDefined();
      await lease?.release();
      expect(await other?.leases.take('a')).toBeDefined();
    });

    test('is seen by other processes on the same database, and not by its own', async () => {
      const third = await Database.open({ kind: 'server', url: server.url });
      const lease = await third.leases.take('seen');
      expect([await third.leases.takenElsewhere(), await one?.leases.takenElsewhere()]).toEqual([true, true]);
      await one?.close();
      await other?.close();
      expect(await third.leases.takenElsewhere()).toBe(false);
      [one, other] = await Promise.all([0, 1].map(() => Database.open({ kind: 'server', url: server.url })));
      expect(await one?.leases.takenElsewhere()).toBe(true);
      await lease?.release();
      expect(await one?.leases.takenElsewhere()).toBe(false);
      await third.close();
    });

    test('is free when its process is gone', async () => {
      const gone = await Database.open({ kind: 'server', url: server.url });
      expect(await gone.leases.take('c')).toBeDefined();
      await gone.close();
      expect(await one?.leases.take('c')).toBeDefined();
    });

    test('is lost when the connection is, and can be taken again', async () => {
      const lease = await one?.leases.take('d');
      expect(lease?.lost.aborted).toBe(false);
      await Promise.all([once(lease!.lost, 'abort'), server.interrupt()]);
      await lease?.release();
      const again = await other?.leases.take('d');
      expect(again?.lost.aborted).toBe(false);
    });

    test('a statement that is cut off says that the database was not to be had, and the next one works', async () => {
      const cut = one!.pool.query('select pg_sleep(30)').catch((error: unknown) => error);
      const session = await one!.pool.connect();
      const cutInSession = session.query('select pg_sleep(30)').catch((error: unknown) => error);
      await server.interrupt();
      const errors = [await cut, await cutInSession];
      session.release();
      expect(errors.map(isUnavailable)).toEqual([true, true]);
      expect((await one!.pool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
      expect(isUnavailable(await one!.pool.query('select nonsense').catch((error: unknown) => error))).toBe(false);
    });

    test('so does one that was on its way to a connection when the server went', async () => {
      const outcomes: unknown[] = [];
      for (const ends of ['interrupt', 'kill', 'interrupt', 'kill'] as const) {
        const sent = [0, 1, 2].map(() => one!.pool.query('select pg_sleep(30)').catch((error: unknown) => error));
        await server[ends]();
        outcomes.push(...(await Promise.all(sent)));
      }
      expect(outcomes.filter((outcome) => !isUnavailable(outcome))).toEqual([]);
    });

    test('a server that dies ends no process, whatever it was about to be asked', async () => {
      let stop = false;
      const asking = Array.from({ length: 10 }, async () => {
        while (!stop) await one!.pool.query('select 1').catch(() => new Promise((resolve) => setImmediate(resolve)));
      });
      for (let round = 0; round < 5; round++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        await server.kill();
      }
      stop = true;
      await Promise.all(asking);
      expect(await one!.alive()).toBe(true);
    });

    test('a connection may break between being made and being used', async () => {
      const connections = (one!.pool as unknown as { pool: EventEmitter }).pool;
      const dies = new Error('terminating connection due to unexpected postmaster exit');
      // A server that dies may say so in the same breath as that it is ready.
      const broken = new Promise<boolean>((resolve, reject) =>
        connections.once('acquire', (connection: EventEmitter) =>
          queueMicrotask(() => {
            try {
              resolve(connection.emit('error', dies));
            } catch (error) {
              reject(error as Error);
            }
          }),
        ),
      );
      const session = await one!.pool.connect();
      session.release();
      expect(await broken).toBe(true);
      expect(await one!.alive()).toBe(true);
    });

    test('statements that belong together take effect together or not at all', async () => {
      await one!.pool.script('create table kept (n int primary key)');
      const put = (n: number) => ({ sql: 'insert into kept values ($1)', parameters: [n] });
      await one!.atomically([put(3), put(4)]);
      await expect(one!.atomically([put(1), { sql: 'insert into nowhere values (1)', parameters: [] }, put(2)])).rejects.toThrow('nowhere');
      expect((await other!.pool.query('select n from kept order by n')).rows).toEqual([{ n: 3 }, { n: 4 }]);
    });

    test('what is notified on a channel is heard, and every new connection is told of', async () => {
      const heard: (string | undefined)[] = [];
      let wake = (): void => undefined;
      const until = async (enough: () => boolean): Promise<void> => {
        while (!enough()) await new Promise<void>((resolve) => (wake = resolve));
      };
      const stop = one!.listen('a_channel', (payload) => {
        heard.push(payload);
        wake();
      });
      await until(() => heard.length === 1);
      await other!.pool.query(`select pg_notify('a_channel', '7')`);
      await until(() => heard.length === 2);
      await server.interrupt();
      await until(() => heard.length === 3);
      await stop();
      expect(heard).toEqual([undefined, '7', undefined]);
    });
  });
