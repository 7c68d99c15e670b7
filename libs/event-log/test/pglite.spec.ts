import { Database } from '#database';
import { PostgresLog } from '#event-log';
import { eventLogContract } from './contract.js';

eventLogContract('PGlite', async () => {
  const database = await Database.open({ kind: 'memory' });
  const log = await PostgresLog.open(database);
  return {
    log,
    dispose: async () => {
      await log.close();
      await database.close();
    },
  };
});
