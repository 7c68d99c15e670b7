import { Database } from '#database';
import { PostgresLog } from '#event-log';
import { expect, test } from '@jest/globals';
import { anEvent, aStream, eventLogContract, oddData } from './contract.js';

eventLogContract('PGlite', async () => {
  const database = await Database.open({ kind: 'memory' });
  const reopen = () => PostgresLog.open(database);
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

test('what is kept in memory of new events is what the database holds', async () => {
  const database = await Database.open({ kind: 'memory' });
  const log = await PostgresLog.open(database);
  const stream = aStream();
  const events = [
    anEvent({ data: { n: 1, absent: undefined, text: 'Zoë' }, personal: { keyOf: 'p', fields: { a: 'b' } } }),
    anEvent({ caseId: null, data: oddData() }),
  ];
  await log.append(stream, 'none', events);
  await log.append(stream, 1, [anEvent({ effectiveAt: '2026-03-01T00:00:00.123Z' })]);
  const kept = await log.read(stream);
  const again = await PostgresLog.open(database);
  expect(kept).toHaveLength(3);
  expect(await again.read(stream)).toEqual(kept);
  await again.close();
  await log.close();
  await database.close();
});
