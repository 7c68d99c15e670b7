import type { FactCorrected, Instant, Recorded, Role, Uuid } from '#kernel';
import { ERASED, type Vault } from '#privacy';
import type { Programme } from '#programmes/contract';
import type { CasePart } from './case-streams.js';
import { aroundOf } from './words/around.js';
import { correctionInWords } from './words/correction-words.js';
import { inWords } from './words/in-words.js';

/** One event of a case as the timeline shows it. */
export interface TimelineEntry {
  eventId: Uuid;
  type: string;
  part: CasePart;
  words: string;
  effectiveAt: Instant;
  recordedAt: Instant;
  actor: { id: string; role: Role; organisation: string };
  position: string;
  /** What was said in words, opened; `erased` if the person's identity was erased. */
  personal: Record<string, unknown> | typeof ERASED;
  /** The facts as first recorded. */
  facts: object;
  /** The event that this one corrects. */
  corrects?: Uuid;
  /** Corrections of this event, oldest first. */
  correctedBy: Uuid[];
  /** True if a correction says that it never happened. */
  struckOut: boolean;
}

/** Every event of a case in words, in the order in which the log learned of them, with what corrected what. */
export async function timelineOf(
  events: readonly { part: CasePart; event: Recorded }[],
  programmes: readonly Programme[],
  vault: Vault,
): Promise<TimelineEntry[]> {
  const all = events.map(({ event }) => event);
  const around = aroundOf(all, programmes);
  const corrections = all.filter(isCorrection);
  await vault.warm(events.flatMap(({ event }) => event.personal?.keyOf ?? []));
  return await Promise.all(
    events.map(async ({ part, event }) => {
      const own = corrections.filter((c) => c.data.corrects === event.eventId);
      const opened = await vault.open(event.eventId, event.personal);
      return {
        eventId: event.eventId,
        type: event.type,
        part,
        words: isCorrection(event) ? correctionInWords(event, all, around) : inWords(event, around),
        effectiveAt: event.effectiveAt,
        recordedAt: event.recordedAt,
        actor: event.actor,
        position: event.position,
        personal: opened.erased ? ERASED : withoutLetter(opened.personal),
        facts: event.data,
        ...(isCorrection(event) ? { corrects: event.data.corrects } : {}),
        correctedBy: own.map((c) => c.eventId),
        struckOut: own.at(-1)?.data.struckOut ?? false,
      };
    }),
  );
}

const isCorrection = (event: Recorded): event is Recorded<FactCorrected> => event.type === 'FactCorrected';

/** A letter is read at its own address, not in every timeline. */
function withoutLetter({ letter: _letter, ...words }: Record<string, unknown>): Record<string, unknown> {
  return words;
}
