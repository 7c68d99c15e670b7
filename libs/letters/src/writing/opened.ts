import { withFacts, type Happened, type Recorded } from '#kernel';
import type { Vault } from '#privacy';

/** Opens what is personal; the vault of the service, or a stand-in. */
export type Opening = Pick<Vault, 'open'>;

/**
 * The personal part of an event as it is now believed: as recorded, with what corrections put in its place. `undefined`
 * once the person's identity was erased.
 */
export async function openedAsCorrected(vault: Opening, event: Happened, stream: readonly Recorded[]): Promise<Record<string, unknown> | undefined> {
  const corrections = event.correctedBy.flatMap((id) => stream.find((e) => e.eventId === id) ?? []);
  let words: Record<string, unknown> = {};
  for (const part of [event, ...corrections] as readonly Recorded[]) {
    const opened = await vault.open(part.eventId, part.personal);
    if (opened.erased) return undefined;
    // Why it was corrected is for the file, not for a letter.
    const { explanation: _explanation, ...fields } = opened.personal;
    words = withFacts(words, fields);
  }
  return words;
}
