import { FolderInUse, isUnavailable } from '#database';
import { LogRefused, LogUnavailable } from '#event-log';
import { WrongMasterKey } from '#privacy';
import { WrongSetting } from './settings.js';
import { unwritableSentence } from './unwritable-sentence.js';

/**
 * One sentence or two for an error that whoever runs the service can mend: a folder in use or not writable, a wrong setting
 * or key, a server that is not there. `undefined` for what is ours to mend.
 */
export function operatorSentence(error: unknown): string | undefined {
  if (error instanceof FolderInUse || error instanceof WrongSetting || error instanceof WrongMasterKey) return error.message;
  if (error instanceof LogRefused) return error.message;
  if (error instanceof LogUnavailable) return `${error.message}. See that it runs and that EVENTSTORE_URL names it, with or without TLS as it is.`;
  const unwritable = unwritableSentence(error);
  if (unwritable !== undefined) return unwritable;
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (isUnavailable(error) && !message.startsWith('The embedded'))
    return `The database server cannot be reached (${code || message}). See that it runs and that DATABASE_URL names it.`;
  // SQLSTATE class 28: who connects is not let in; 3D: there is no such database. The server's words hold no password.
  if (/^(28|3D)\d|^28P/.test(code)) return `The database server refused the connection: ${message} (${code}). See that DATABASE_URL is right.`;
  return undefined;
}
