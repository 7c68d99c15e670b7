import { join } from 'node:path';
import type { DatabasePlace } from '#database';

/** What a deployment can set. */
export interface Settings {
  /** Folder of keys, outbox and, on embedded storage, the database. */
  dataFolder: string;
  database: DatabasePlace;
  /** Whether an NHS number that fails its check digit is refused or accepted and marked. */
  nhsNumbers: 'strict' | 'sandbox';
  /** Requests per minute and client; self-referrals have a tenth of it. */
  requestsPerMinute: number;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** Settings from the environment, over the defaults for a data folder. */
export function settingsFrom(environment: NodeJS.ProcessEnv, dataFolder: string): Settings {
  const url = environment['DATABASE_URL'];
  return {
    dataFolder,
    database: url ? { kind: 'server', url } : { kind: 'folder', folder: join(dataFolder, 'database') },
    nhsNumbers: environment['STEPWISE_NHS_NUMBERS'] === 'sandbox' ? 'sandbox' : 'strict',
    requestsPerMinute: Number(environment['STEPWISE_REQUESTS_PER_MINUTE'] ?? 6_000),
    logLevel: (environment['STEPWISE_LOG_LEVEL'] as Settings['logLevel'] | undefined) ?? 'warn',
  };
}
