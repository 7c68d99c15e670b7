import { describe, test } from '@jest/globals';
import { Database } from '#database';
import { PostgresLog } from '#event-log';
import { findPostgres, startPostgres } from '#support/postgres.js';
import { eventLogContract } from './contract.js';

const found = findPostgres();
if (found.kind === 'none') describe(`event log on a Postgres server (${found.why})`, () => test.skip('the contract', () => undefined));
else
  eventLogContract('a Postgres server', async () => {
    const server = await startPostgres();
    const database = await Database.open({ kind: 'server', url: server.url });
    const reopen = () => PostgresLog.open(database);
    const log = await reopen();
    return {
      log,
      reopen,
      dispose: async () => {
        await log.close();
        await database.close();
        await server.stop();
      },
    };
  });
