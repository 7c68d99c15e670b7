import { derivedId, type Uuid } from '#kernel';
import type { LetterKind } from '#programmes/contract';

const PREFIX = 'letter-';

/** The stream that one letter lives in. */
export const letterStream = (letterId: Uuid): string => `${PREFIX}${letterId}`;

/** The letter that a stream is of. */
export const letterOfStream = (stream: string): Uuid => stream.slice(PREFIX.length);

/** What makes a letter this letter: there is one per case, milestone and version, whoever asks for it and however often. */
export interface LetterIdentity {
  kind: LetterKind;
  /** The event that the letter tells of. */
  milestone: Uuid;
  /** 1 for the letter about the milestone as first recorded, one more for each correction of it. */
  version: number;
}

/** The id of a letter, which follows from what it is about. */
export const letterIdFor = (caseId: Uuid, { kind, milestone, version }: LetterIdentity): Uuid =>
  derivedId(caseId, `${kind}|${milestone}|v${version}`);
