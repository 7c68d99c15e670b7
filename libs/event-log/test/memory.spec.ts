import { MemoryLog } from '#event-log';
import { systemClock } from '#kernel';
import { eventLogContract } from './contract.js';

eventLogContract('memory', async () => {
  const log = new MemoryLog(systemClock);
  return {
    log,
    // Another process cannot see it: what is reopened is the log itself.
    reopen: () => Promise.resolve(log),
    dispose: () => log.close(),
  };
});
