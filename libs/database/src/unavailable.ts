import { types } from 'node:util';

const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

const WITHOUT_CODE = [
  'Connection terminated',
  'Client has encountered a connection error',
  'timeout exceeded when trying to connect',
  'The embedded database has stopped',
];

/** A store beside the database could not be had: what was asked of it says nothing about itself. */
export class StoreUnavailable extends Error {}

/**
 * Whether a failed statement says nothing about itself, only that the database or another store could not be had: not there,
 * shutting down, starting up, cut off, out of connections (SQLSTATE 08…, 53…, 57P0…; the client library's own errors have no code).
 */
export function isUnavailable(error: unknown): boolean {
  // An error of the network may come from another realm (a worker, a test's sandbox), where `instanceof` does not know it.
  if (!types.isNativeError(error)) return false;
  const { code = '', message } = error as Error & { code?: string };
  return (
    error instanceof StoreUnavailable || NETWORK.has(code) || /^(08|53|57P0)/.test(code) || WITHOUT_CODE.some((text) => message.startsWith(text))
  );
}
