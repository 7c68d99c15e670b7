import { Database } from '#database';
import { EventStoreLog } from '#event-log';
import { EventStoreDouble } from '#support/eventstoredb.js';
import { eventLogContract } from './contract.js';

eventLogContract('EventStoreDB, a double of it', async () => {
  const double = await EventStoreDouble.start();
  const database = await Database.open({ kind: 'memory' });
  const reopen = () => EventStoreLog.open({ url: double.url }, database);
  const log = await reopen();
  return {
    log,
    reopen,
    dispose: async () => {
      await log.close();
      await database.close();
      await double.stop();
    },
  };
});
