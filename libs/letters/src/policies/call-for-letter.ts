import { correctedHistory, type FactCorrected, type Happened, type Recorded, type Uuid } from '#kernel';
import type { Envelopes } from '#projections';
import { beforeStruckOut, type ReferralEvent } from '#referral/contract';
import { earlierVersions, type FoundLetter } from '../case-letters.js';
import { LettersModuleCommand } from '../handled-letters.js';
import type { LetterCommand } from '../model/commands.js';
import type { LetterChange } from '../model/events.js';
import { letterIdFor, type LetterIdentity } from '../model/identity.js';
import { callsForLetter, correctionsOf, isMilestoneType, MILESTONES, type MilestoneType } from '../model/milestones.js';
import { isPending, sendingOf, takesBack } from '../model/state.js';
import { sent } from './dispatch-letter.js';
import { wasHandedOver } from './handed-over.js';
import type { LetterParts, Reaction } from './letter-parts.js';

/**
 * A milestone calls for its letter, by what was recorded: whatever has been corrected since is answered where the correction
 * stands, so the same event calls for the same letter however late or often it is seen.
 */
export const callForLetter: Reaction = async ({ streams }, event, envelope) => {
  const { caseId, type, eventId } = event as { caseId: Uuid | null; type: string; eventId: Uuid };
  if (caseId === null || !isMilestoneType(type)) return [];
  const recorded = (await streams.read(event.stream)) as unknown as readonly Happened[];
  if (!callsForLetter(event as Happened, recorded)) return [];
  const identity: LetterIdentity = { kind: MILESTONES[type].kind, milestone: eventId, version: 1 };
  const target = { caseId, partId: letterIdFor(caseId, identity) };
  return [new LettersModuleCommand(target, { type: 'CallForLetter', ...identity }, envelope('call'))];
};

/**
 * A correction of a milestone calls for the letter's next version, and stops what has not gone out. If the milestone no
 * longer calls for a letter, the next version takes back the one that was sent; if none was, there is nothing to say. A
 * referral that is struck out takes along whatever else was told of it.
 */
export const callForCorrection: Reaction = async (parts, event, envelope) => {
  const { caseId } = event;
  if (caseId === null) return [];
  const events = (await parts.streams.read(event.stream)) as unknown as readonly Recorded[];
  const isConcerned = (one: Recorded): boolean => correctionsOf(one, events).some(({ eventId }) => eventId === event.eventId);
  const concerned = events.filter((one) => isMilestoneType((one as { type: string }).type) && isConcerned(one));
  const answers = concerned.map((one) => callForNext(parts, caseId, one as Recorded & { type: MilestoneType }, event, events, envelope));
  return (await Promise.all(answers)).flat();
};

async function callForNext(
  parts: LetterParts,
  caseId: Uuid,
  { eventId: milestone, type }: Recorded & { type: MilestoneType },
  event: Recorded,
  events: readonly Recorded[],
  envelope: Envelopes,
): Promise<readonly LettersModuleCommand[]> {
  const { streams, transport, clock } = parts;
  const isOwn = (event as unknown as Recorded<FactCorrected>).data.corrects === milestone;
  const version = correctionsOf({ eventId: milestone }, events).filter(({ revision }) => revision <= event.revision).length + 1;
  const identity: LetterIdentity = { kind: MILESTONES[type].kind, milestone, version };
  const letterId = letterIdFor(caseId, identity);
  const tell = (partId: Uuid, command: LetterCommand, label: string, at = clock.now()) =>
    new LettersModuleCommand({ caseId, partId }, command, envelope(label, at));
  const earlier = await earlierVersions(streams, caseId, identity);
  const out = await Promise.all(earlier.map((one) => wasHandedOver({ transport }, one)));
  const last = earlier.findLast(({ letter }, i) => out[i] || sendingOf(letter) !== undefined);
  const { told, stream } = believed(events, milestone);
  const stands = told !== undefined && callsForLetter(told, stream);
  const change = last && changeOf(last, stands);
  const call: LetterCommand = { type: 'CallForLetter', ...identity, ...(change ? { change } : {}), ...(earlier.length > 0 ? { follows: true } : {}) };
  const stop: LetterCommand = { type: 'SupersedeLetter', ...(stands ? { because: 'corrected', by: letterId } : { because: 'withdrawn' }) };
  return [
    ...earlier.filter((_, i) => out[i]).map((one) => sent(parts, caseId, one.letterId, envelope)),
    ...earlier.filter(({ letter }, i) => !out[i] && isPending(letter)).map((one) => tell(one.letterId, stop, `stop|${one.letterId}`)),
    ...(stands || change !== undefined ? [tell(letterId, call, isOwn ? 'call' : `call|${milestone}`, event.effectiveAt)] : []),
  ];
}

/** What the next version does to the one that was sent; nothing, if that one took the milestone back already. */
function changeOf({ letterId, letter }: FoundLetter, stands: boolean): LetterChange | undefined {
  if (stands) return { of: letterId, how: 'corrected' };
  return takesBack(letter) ? undefined : { of: letterId, how: 'withdrawn' };
}

/** An event and its stream as they are now believed; nothing is told of a referral that was struck out. */
function believed(events: readonly object[], eventId: Uuid): { told: Happened | undefined; stream: readonly Happened[] } {
  const stream = correctedHistory(events as readonly Recorded[]) as readonly Happened[];
  const struckOut = beforeStruckOut(events as readonly Recorded<ReferralEvent>[]) !== undefined;
  return { told: struckOut ? undefined : stream.find((e) => e.eventId === eventId), stream };
}
