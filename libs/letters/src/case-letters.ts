import { fold, type FactCorrected, type Recorded, type Uuid } from '#kernel';
import type { Streams } from '#handling';
import type { LetterEvent } from './model/events.js';
import { letterIdFor, letterStream, type LetterIdentity } from './model/identity.js';
import { letters } from './model/letters.js';
import { lettersCalledFor, milestoneStreams } from './model/milestones.js';
import type { Letter } from './model/state.js';

type Reading = Pick<Streams, 'read'>;

/** A letter with its id and its events. */
export interface FoundLetter {
  letterId: Uuid;
  letter: Letter;
  events: readonly Recorded<LetterEvent | FactCorrected>[];
}

/** One letter; `undefined` if none was called for under this id. */
export async function findLetter(streams: Reading, letterId: Uuid): Promise<FoundLetter | undefined> {
  const events = await streams.read<LetterEvent>(letterStream(letterId));
  const letter = fold(letters, events);
  return letter.status === 'none' ? undefined : { letterId, letter, events };
}

/**
 * Every letter of a case. Their ids follow from its milestones, so they are found from the log itself: a list kept beside it
 * could be behind, and a letter that it lacks could not be stopped.
 */
export async function lettersOf(streams: Reading, caseId: Uuid): Promise<FoundLetter[]> {
  const milestones = await Promise.all(milestoneStreams(caseId).map((stream) => streams.read(stream)));
  return await existing(
    streams,
    caseId,
    milestones.flatMap((events) => lettersCalledFor(events as unknown as readonly Recorded[])),
  );
}

/** The versions of one letter before the one named, oldest first. */
export async function earlierVersions(streams: Reading, caseId: Uuid, { kind, milestone, version }: LetterIdentity): Promise<FoundLetter[]> {
  return await existing(
    streams,
    caseId,
    Array.from({ length: version - 1 }, (_, i) => ({ kind, milestone, version: i + 1 })),
  );
}

async function existing(streams: Reading, caseId: Uuid, identities: readonly LetterIdentity[]): Promise<FoundLetter[]> {
  const found = await Promise.all(identities.map((identity) => findLetter(streams, letterIdFor(caseId, identity))));
  return found.filter((one) => one !== undefined);
}
