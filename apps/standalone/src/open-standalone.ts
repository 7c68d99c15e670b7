import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '#database';
import { buildDemo } from '#demo';
import { systemClock, type Clock } from '#kernel';
import { openPlatform, settingsFrom, type Platform, type Settings } from '#platform';
import { composeService, publishSamples, type Service } from '#service';
import { TrainingClock } from '#training';
import type { Options } from './options.js';
import { progressBar } from './progress-bar.js';

/** The whole service, open on its data folder. */
export async function openStandalone({ data, empty, training }: Omit<Options, 'port'>): Promise<{ platform: Platform; service: Service }> {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const settings = settingsFrom(process.env, data);
  if (settings.database.kind === 'folder' && !existsSync(settings.database.folder) && !empty) await demoInto(settings, settings.database.folder);
  const platform = await openPlatform(settings, clockOf(data, training));
  try {
    await publishSamples(platform);
    return { platform, service: await composeService(platform) };
  } catch (error) {
    await platform.close();
    throw error;
  }
}

/** A data folder that was once used for training stays on its own clock: its data may lie in the future. */
function clockOf(data: string, training: boolean): Clock {
  const file = join(data, 'training-clock.json');
  return training || existsSync(file) ? new TrainingClock(file) : systemClock;
}

/** Builds the demo beside its place and moves it there when it is whole, so that an interrupted start leaves nothing half done. */
async function demoInto(settings: Settings, place: string): Promise<void> {
  const unlock = await lockFolder(settings.dataFolder);
  try {
    const building = join(settings.dataFolder, 'building');
    rmSync(building, { recursive: true, force: true });
    const bar = progressBar('Playing the demo caseload of the past twelve months');
    await buildDemo({ ...settings, database: { kind: 'folder', folder: building } }, bar.update);
    bar.stop();
    renameSync(building, place);
  } finally {
    await unlock();
  }
}
