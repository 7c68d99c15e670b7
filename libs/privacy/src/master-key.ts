import { createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The master key is not one, or not the one that the data was sealed with; the message says which and where it comes from. */
export class WrongMasterKey extends Error {}

/** The key that wraps all other keys, and the keys derived from it. Never leaves the process. */
export class MasterKey {
  // Node takes several times as long with the bytes of a key.
  readonly wrapping: KeyObject;
  private readonly lookupKey: KeyObject;
  readonly signing: KeyObject;

  /** @param secret 32 random bytes */
  constructor(secret: Buffer, source = 'The master key') {
    if (secret.length !== 32) throw new WrongMasterKey(`${source} must be 32 bytes, written in base64.`);
    const derive = (purpose: string): KeyObject => createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `stepwise ${purpose}`, 32)));
    this.wrapping = derive('key wrapping');
    this.lookupKey = derive('lookups');
    this.signing = derive('tokens');
  }

  /** Keyed hash, in hex: equal inputs give equal hashes, and without the key nothing can be tried out against them. */
  hash(purpose: string, value: string): string {
    return createHmac('sha256', this.lookupKey).update(purpose).update('\0').update(value).digest('hex');
  }

  /**
   * From `STEPWISE_MASTER_KEY` (base64) if set, else from a file that is made, readable by its owner alone, if absent.
   * @throws WrongMasterKey
   */
  static load(file: string, fromEnvironment: string | undefined = process.env['STEPWISE_MASTER_KEY']): MasterKey {
    if (fromEnvironment) return new MasterKey(Buffer.from(fromEnvironment, 'base64'), 'STEPWISE_MASTER_KEY');
    if (!existsSync(file)) make(file);
    return new MasterKey(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'), file);
  }

  /** A key for tests. */
  static random(): MasterKey {
    return new MasterKey(randomBytes(32));
  }
}

/** The file appears whole or not at all, whenever the process is killed; of two processes at once the first one's stays. */
function make(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    // A file system without links: whole or not at all still holds.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}
