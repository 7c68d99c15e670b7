import { join } from 'node:path';
import type { DatabasePlace } from '#database';

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;

/** What a deployment can set. */
export interface Settings {
  /** Folder of keys, outbox and, on embedded storage, the database. */
  dataFolder: string;
  database: DatabasePlace;
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
  return {
    dataFolder,
    database: url ? { kind: 'server', url } : { kind: 'folder', folder: join(dataFolder, 'database') },
    nhsNumbers: oneOf(environment, 'STEPWISE_NHS_NUMBERS', ['strict', 'sandbox'], 'strict'),
    requestsPerMinute: wholeNumber(environment, 'STEPWISE_REQUESTS_PER_MINUTE', 6_000),
    ...(environment['STEPWISE_TRUSTED_PROXIES'] ? { trustedProxies: wholeNumber(environment, 'STEPWISE_TRUSTED_PROXIES', 1) } : {}),
    logLevel: oneOf(environment, 'STEPWISE_LOG_LEVEL', LOG_LEVELS, 'warn'),
  };
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
