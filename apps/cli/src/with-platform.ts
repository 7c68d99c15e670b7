import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { systemClock } from '#kernel';
import type { Platform } from '#platform';
import type { MasterKey } from '#privacy';
import { CommandFailed } from './failure.js';

/** Opens the data of a deployment for one command and closes it again. @throws CommandFailed if there is none in the folder */
export async function withPlatform<T>(data: string, work: (platform: Platform) => Promise<T>): Promise<T> {
  const { openPlatform, settingsFrom } = await import('#platform');
  const settings = settingsFrom(process.env, data);
  if (settings.database.kind === 'folder' && !existsSync(settings.database.folder)) throw noData(data);
  await existingKey(data);
  const platform = await openPlatform(settings, systemClock);
  try {
    return await work(platform);
  } finally {
    await platform.close();
  }
}

/** The master key of a deployment; never a new one. @throws CommandFailed if there is none */
export async function existingKey(data: string): Promise<MasterKey> {
  const file = join(data, 'master.key');
  if (!process.env['STEPWISE_MASTER_KEY'] && !existsSync(file)) throw noData(data);
  return (await import('#privacy')).MasterKey.load(file);
}

/** Prints a result: as JSON if asked, else as lines. */
export function print(json: boolean, value: unknown, lines: readonly string[]): void {
  console.log(json ? JSON.stringify(value, null, 2) : lines.join('\n'));
}

/** A number of faults in words. */
export const faultsIn = (count: number): string => (count === 1 ? '1 fault' : `${count} faults`);

/** Shows progress in one line of a terminal; nothing where no person reads. */
export function tell(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

/** Where data is, unless told otherwise. */
export const dataOption = (what = 'data folder'): Option => new Option('--data <folder>', what).env('STEPWISE_DATA').default('data');

const noData = (data: string): CommandFailed =>
  new CommandFailed(`There is no Stepwise data in ${data}. Name its folder with --data, or make one with npm start.`);
