import { describe, test } from '@jest/globals';
import { Database } from '#database';
import { EventStoreLog } from '#event-log';
import { eventLogContract } from './contract.js';

const url = process.env['TEST_EVENTSTORE_URL'];
if (!url) describe('event log on an EventStoreDB server (no TEST_EVENTSTORE_URL)', () => test.skip('the contract', () => undefined));
else
  eventLogContract('an EventStoreDB server', async () => {
    const database = await Database.open({ kind: 'memory' });
    const reopen = () => EventStoreLog.open({ url }, database);
    const log = await reopen();
    return {
      log,
      reopen,
      dispose: async () => {
        await log.close();
        await database.close();
      },
    };
  });
