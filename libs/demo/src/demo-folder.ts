import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildDemo, type DemoOptions } from './build-demo.js';
import type { FolderSettings } from './folder-settings.js';
import type { DemoSummary } from './summary.js';

/** Where the demo is while it is built, and from when it is whole until all of it is in its place. */
const building = (dataFolder: string): string => join(dataFolder, '.demo-building');
const built = (dataFolder: string): string => join(dataFolder, '.demo-built');

/**
 * Builds the demo beside its place and moves it there when it is whole: database, key and outbox. Whenever the process is
 * killed, the folder afterwards has either nothing of the demo, and `finishDemoFolder` clears the rest away, or all of it.
 * The caller holds the lock of the data folder.
 */
export async function buildDemoFolder(
  settings: FolderSettings,
  onProgress: (doneDays: number, totalDays: number) => void,
  options?: DemoOptions,
): Promise<DemoSummary> {
  const { dataFolder } = settings;
  const aside = building(dataFolder);
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  const key = join(dataFolder, 'master.key');
  if (existsSync(key)) copyFileSync(key, join(aside, 'master.key'));
  const summary = await buildDemo(
    { ...settings, dataFolder: aside, database: { kind: 'folder', folder: join(aside, 'database') } },
    onProgress,
    options,
  );
  renameSync(aside, built(dataFolder));
  finishDemoFolder(settings);
  return summary;
}

/** Moves a demo that is whole to its place, if that was interrupted, and clears away what is not whole. */
export function finishDemoFolder({ dataFolder, database }: FolderSettings): void {
  rmSync(building(dataFolder), { recursive: true, force: true });
  const from = built(dataFolder);
  if (existsSync(from) && !existsSync(database.folder)) {
    for (const entry of readdirSync(from)) if (entry !== 'database') moveInto(dataFolder, from, entry);
    mkdirSync(dirname(database.folder), { recursive: true, mode: 0o700 });
    // Last, since from then on there is data in the folder.
    renameSync(join(from, 'database'), database.folder);
  }
  rmSync(from, { recursive: true, force: true });
}

/** An outbox that is there already keeps what it has; a key that is there already is the one that was built with. */
function moveInto(dataFolder: string, from: string, entry: string): void {
  const to = join(dataFolder, entry);
  if (existsSync(to)) cpSync(join(from, entry), to, { recursive: true });
  else renameSync(join(from, entry), to);
}
