import { chmodSync, copyFileSync, cpSync, existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { CopyRefused } from './refused.js';

/** What a data folder holds beside the database: letters on their way out, and the clock of a training. */
const BESIDE = ['outbox', 'training-clock.json'];

/**
 * The files that go along when a deployment is copied into a folder: the key, which is never made anew, and what lies beside it.
 * What is there already stays.
 *
 * @param keyInEnvironment the key is not in a file
 * @throws CopyRefused if there is no key, or another one in the target
 */
export function copyDataFolder(from: string, to: string, keyInEnvironment: boolean): void {
  if (existsSync(from) && realpathSync(from) === realpathSync(to)) return;
  if (!keyInEnvironment) copyKey(join(from, 'master.key'), join(to, 'master.key'));
  for (const entry of BESIDE)
    if (existsSync(join(from, entry))) cpSync(join(from, entry), join(to, entry), { recursive: true, force: false, preserveTimestamps: true });
}

function copyKey(from: string, to: string): void {
  if (!existsSync(from))
    throw new CopyRefused(`There is no master key in ${from}. Name the data folder of --from with --data, or set STEPWISE_MASTER_KEY.`);
  if (!existsSync(to)) {
    copyFileSync(from, to);
    chmodSync(to, 0o600);
  } else if (readFileSync(from, 'utf8').trim() !== readFileSync(to, 'utf8').trim())
    throw new CopyRefused(`${to} is another key than the one that --from was sealed with. Name an empty folder.`);
}
