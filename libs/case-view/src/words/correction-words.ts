import { correctedHistory, type FactCorrected, type Happened, type Recorded } from '#kernel';
import type { Around } from './around.js';
import { inWords } from './in-words.js';
import { fieldInWords, list, plain, timeInWords } from './words.js';

/** What is for the file and tells nothing of the fact itself. */
const ABOUT_THE_CORRECTION = 'explanation';

/**
 * What a correction says: what was told before it, how that reads from then on, and which fields it changed. What is personal is
 * named by its field alone.
 */
export function correctionInWords(correction: Recorded<FactCorrected>, events: readonly Recorded[], around: Around): string {
  const { corrects, struckOut, newEffectiveAt, facts, reason } = correction.data;
  const before = toldOf(corrects, events, ({ position }) => position < correction.position);
  const after = toldOf(corrects, events, ({ position }) => position <= correction.position);
  const told = (event: Happened | undefined): string => (event ? `“${inWords(event, around)}”` : 'a fact that no longer counts');
  if (struckOut) return `Struck out (${plain(reason)}): ${told(before)}`;
  const changed = [...Object.keys(facts), ...Object.keys(correction.personal?.fields ?? {}).filter((field) => field !== ABOUT_THE_CORRECTION)];
  const moved = newEffectiveAt === undefined ? [] : [`time (now ${timeInWords(newEffectiveAt)})`];
  const reads = told(before) === told(after) ? '' : ` now reads ${told(after)}`;
  return `Corrected (${plain(reason)}): ${told(before)}${reads} Changed: ${list([...changed.map(fieldInWords), ...moved])}.`;
}

/** An event as it was believed after some of the others; `undefined` where it was struck out. */
function toldOf(eventId: string, events: readonly Recorded[], until: (event: Recorded) => boolean): Happened | undefined {
  return (correctedHistory(events.filter(until)) as readonly Happened[]).find((event) => event.eventId === eventId);
}
