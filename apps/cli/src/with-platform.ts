import { existsSync } from 'node:fs';
import { systemClock } from '#kernel';
import { openPlatform, settingsFrom, type Platform } from '#platform';
import { CommandFailed } from './failure.js';

/** Opens the data folder for one command and closes it again. @throws CommandFailed if there is no such folder */
export async function withPlatform<T>(data: string, work: (platform: Platform) => Promise<T>): Promise<T> {
  const settings = settingsFrom(process.env, data);
  if (settings.database.kind === 'folder' && !existsSync(settings.database.folder)) {
    throw new CommandFailed(`There is no Stepwise data in ${data}. Name its folder with --data, or make one with npm start.`);
  }
  const platform = await openPlatform(settings, systemClock);
  try {
    return await work(platform);
  } finally {
    await platform.close();
  }
}

/** Prints a result: as JSON if asked, else as lines. */
export function print(json: boolean, value: unknown, lines: readonly string[]): void {
  console.log(json ? JSON.stringify(value, null, 2) : lines.join('\n'));
}

/** Where data is, unless told otherwise. */
export const DATA_OPTION = ['--data <folder>', 'data folder', process.env['STEPWISE_DATA'] ?? 'data'] as const;
