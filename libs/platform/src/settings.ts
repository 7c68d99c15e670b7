import { join } from 'node:path';
import type { DatabasePlace } from '#database';
import type { EventStorePlace } from '#event-log';

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;

/** What a deployment can set. */
export interface Settings {
  /** Folder of keys, outbox and, on embedded storage, the database. */
  dataFolder: string;
  database: DatabasePlace;
  /** Where the event log is, unless it is in the database. */
  eventStore?: EventStorePlace;
  /** Whether an NHS number that fails its check digit is refused or accepted and marked. */
  nhsNumbers: 'strict' | 'sandbox';
  /** Requests per minute and client: an account, or without one a network address. Self-referrals have a hundredth of it. */
  requestsPerMinute: number;
  /**
   * How many proxies stand in front, whose word on a client's network address counts. Absent: none, since anybody can send
   * `X-Forwarded-For` and be a new client with each request.
   */
  trustedProxies?: number;
  logLevel: (typeof LOG_LEVELS)[number];
}

/** A setting in the environment is not one that there is; the message names it and says what it may be. */
export class WrongSetting extends Error {}

/** Settings from the environment, over the defaults for a data folder; what is set to nothing is not set. @throws WrongSetting */
export function settingsFrom(environment: NodeJS.ProcessEnv, dataFolder: string): Settings {
  const url = environment['DATABASE_URL'] || undefined;
  if (url !== undefined && !/^postgres(ql)?:\/\//.test(url)) throw new WrongSetting('DATABASE_URL must begin with postgres:// or postgresql://.');
  const eventStore = eventStoreFrom(environment);
  return {
    dataFolder,
    ...(eventStore ? { eventStore } : {}),
    database: url ? { kind: 'server', url } : { kind: 'folder', folder: join(dataFolder, 'database') },
    nhsNumbers: oneOf(environment, 'STEPWISE_NHS_NUMBERS', ['strict', 'sandbox'], 'strict'),
    requestsPerMinute: wholeNumber(environment, 'STEPWISE_REQUESTS_PER_MINUTE', 6_000),
    ...(environment['STEPWISE_TRUSTED_PROXIES'] ? { trustedProxies: wholeNumber(environment, 'STEPWISE_TRUSTED_PROXIES', 1) } : {}),
    logLevel: oneOf(environment, 'STEPWISE_LOG_LEVEL', LOG_LEVELS, 'warn'),
  };
}

const HOST = String.raw`[\w.-]+(:\d{1,5})?`;
const CONNECTION = new RegExp(String.raw`^esdb(\+discover)?://([^:@/?]+:[^:@/?]+@)?${HOST}(,${HOST})*/?(\?[^=&?]+=[^=&?]+(&[^=&?]+=[^=&?]+)*)?$`);

/** Messages never repeat the connection string: there may be a password in it. */
function eventStoreFrom(environment: NodeJS.ProcessEnv): EventStorePlace | undefined {
  const url = environment['EVENTSTORE_URL'] || undefined;
  const user = environment['EVENTSTORE_USER'] || undefined;
  const password = environment['EVENTSTORE_PASSWORD'] || undefined;
  if ((user === undefined) !== (password === undefined)) throw new WrongSetting('EVENTSTORE_USER and EVENTSTORE_PASSWORD belong together.');
  if (url === undefined) {
    if (user !== undefined) throw new WrongSetting('EVENTSTORE_USER is for EVENTSTORE_URL, which is not set.');
    return undefined;
  }
  if (!CONNECTION.test(url))
    throw new WrongSetting(
      'EVENTSTORE_URL must be a connection string such as esdb://host:2113?tls=true or esdb+discover://host:2113, with signs in a user or password as %40.',
    );
  if (/[?&]throwOnAppendFailure=/i.test(url))
    throw new WrongSetting('EVENTSTORE_URL must not set throwOnAppendFailure: what fails must be heard of.');
  return { url, ...(user !== undefined && password !== undefined ? { user, password } : {}) };
}

function oneOf<T extends string>(environment: NodeJS.ProcessEnv, name: string, choices: readonly T[], otherwise: T): T {
  const text = environment[name] || otherwise;
  const choice = choices.find((c) => c === text);
  if (choice === undefined) throw new WrongSetting(`${name} must be one of: ${choices.join(', ')}.`);
  return choice;
}

function wholeNumber(environment: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const text = environment[name] || String(otherwise);
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new WrongSetting(`${name} must be a whole number from 1.`);
  return Number(text);
}
