import type { Platform } from '#platform';

const LONGEST_WAIT_MS = 60_000;

/** Waits until policies have answered everything in the log, their own answers included. @throws Error if one is stuck */
export async function policiesSettled({ log, progress }: Pick<Platform, 'log' | 'progress'>): Promise<void> {
  const names = progress.names().filter((name) => name.startsWith('policy '));
  for (let head = await log.head(), before = ''; head !== before; before = head, head = await log.head()) {
    if (await progress.waitFor(names, head, LONGEST_WAIT_MS)) continue;
    const behind = names.filter((name) => (progress.of(name) ?? '') < head);
    throw new Error(`The demo waits in vain for ${behind.join(', ')}`);
  }
}
