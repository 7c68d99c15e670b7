import type { CommandAnswer, FactCorrected, Recorded, Uuid } from '#kernel';
import type { ProgrammeRef } from '#programmes/contract';
import type { Signpost } from '../model/commands.js';
import type { EligibilityFinding, ReferralEvent } from '../model/events.js';
import type { NotAcceptedReason } from '../model/vocabulary.js';

/** What a sender is told about a referral. A redelivery is told what the first delivery was told. */
export interface IntakeOutcome {
  caseId: Uuid;
  personId: Uuid;
  programme: ProgrammeRef;
  /** Short reference for people to quote. */
  reference: string;
  outcome: 'received' | 'accepted' | 'not-accepted' | 'possible-duplicate' | 'amended';
  /** True if this message had been received before; nothing was recorded. */
  redelivered: boolean;
  eligibility: { eligible: boolean; findings: EligibilityFinding[] };
  /** Why it was not accepted, and where the person can go. */
  reason?: NotAcceptedReason;
  failedCriteria?: { criterion: string; plainWords: string }[];
  signposting?: Signpost[];
  /** Open cases that this may be a duplicate of. */
  otherCases?: Uuid[];
  /** The earlier case of a person who is referred again. */
  earlierCase?: Uuid;
  revision: number;
  position: string;
}

/**
 * Reads the outcome off the events that the first delivery of that content wrote: a referral, or an amendment of one.
 * `contentFingerprint` is that of the message which is to be answered.
 */
export function outcomeOf(
  caseId: Uuid,
  stream: readonly Recorded<ReferralEvent | FactCorrected>[],
  answer: CommandAnswer,
  contentFingerprint: string,
): IntakeOutcome {
  const events = stream as readonly Recorded<ReferralEvent>[];
  const received = events[0];
  if (received?.type !== 'ReferralReceived') throw new Error(`Case ${caseId} does not begin with its referral`);
  const first = events.filter((e) => e.commandId === received.commandId);
  const amended = events.find((e) => e.type === 'ReferralAmended' && e.data.contentFingerprint === contentFingerprint);
  const last = amended ?? first.at(-1) ?? received;
  const find = <T extends ReferralEvent['type']>(type: T) =>
    first.find((e) => e.type === type)?.data as Extract<ReferralEvent, { type: T }>['data'] | undefined;
  const notAccepted = find('ReferralNotAccepted');
  const duplicate = find('ProbableDuplicateRaised');
  const earlier = find('LinkedToEarlierCase');
  return {
    caseId,
    personId: received.data.personId,
    programme: received.data.programme,
    reference: referenceOf(caseId),
    outcome: amended
      ? 'amended'
      : notAccepted
        ? 'not-accepted'
        : duplicate
          ? 'possible-duplicate'
          : find('ReferralAccepted')
            ? 'accepted'
            : 'received',
    redelivered: answer.events.length === 0,
    eligibility: received.data.eligibility,
    ...(notAccepted ? { reason: notAccepted.reason, failedCriteria: notAccepted.failedCriteria, signposting: notAccepted.signposting } : {}),
    ...(duplicate ? { otherCases: duplicate.otherCases } : {}),
    ...(earlier ? { earlierCase: earlier.earlierCase } : {}),
    revision: last.revision,
    position: last.position,
  };
}

/** A case's short reference: unlike the id it can be read out over the telephone. */
export const referenceOf = (caseId: Uuid): string => `SW-${caseId.slice(0, 4)}-${caseId.slice(4, 8)}-${caseId.slice(9, 13)}`.toUpperCase();
