import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '#database';
import { buildDemoFolder, finishDemoFolder, isInFolder, type FolderSettings } from '#demo';
import { systemClock, type Clock } from '#kernel';
import { openPlatform, type Platform, type Settings } from '#platform';
import { composeService, publishSamples, type Service } from '#service';
import { TrainingClock } from '#training';
import type { Options } from './options.js';
import { progressBar } from './progress-bar.js';

/** The whole service, open on its data folder, which is this process's until it ends. */
export async function openStandalone(
  settings: Settings,
  { data, empty, training }: Omit<Options, 'port'>,
): Promise<{ platform: Platform; service: Service }> {
  // The key, the outbox and the clock are one process's as well as the database.
  if (settings.database.kind === 'folder') await lockFolder(data);
  if (isInFolder(settings)) {
    finishDemoFolder(settings);
    if (!empty && !existsSync(settings.database.folder)) await playDemo(settings);
  }
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

async function playDemo(settings: FolderSettings): Promise<void> {
  const bar = progressBar('Playing the demo caseload of the past twelve months');
  try {
    await buildDemoFolder(settings, bar.update);
  } finally {
    bar.stop();
  }
}
