import { correctedHistory, type Actor, type Happened, type Instant, type Uuid } from '#kernel';
import { dischargeStanding, dischargeStream, type DischargeEvent } from '#discharge/contract';
import type { Streams } from '#handling';
import { programmeAt, programmeStream, type Programme, type ProgrammeEvent } from '#programmes/contract';
import { beforeStruckOut, referralStanding, referralStream, type ReferralEvent } from '#referral/contract';
import { triageStanding, triageStream, type TriageEvent } from '#triage/contract';

type Of<T extends ReferralEvent['type']> = Extract<ReferralEvent, { type: T }>['data'];

/** How far a referral has come, as its referrer follows it. Nothing in it says anything about the person. */
export interface FollowedCase {
  caseId: Uuid;
  personId: Uuid;
  programme: Programme;
  status: 'requested' | 'accepted' | 'rejected' | 'in-progress' | 'completed' | 'cancelled' | 'entered-in-error';
  /** What the referral waits for, while it is requested. */
  waitsFor?: 'decision' | 'information' | 'duplicate-check';
  notAccepted?: Of<'ReferralNotAccepted'>;
  withdrawn?: Of<'ReferralWithdrawn'>;
  receivedAt: Instant;
  changedAt: Instant;
  /** Log position of the last change. */
  position: string;
  /** Organisation that was signed in when the referral came. */
  sentBy: string;
  /** Organisation that refers. */
  referrer: string;
}

/**
 * Reads how far a case has come from its streams. One whose referral was struck out is told of as it was believed before, and that
 * it was an error: whoever sent it still follows it. `undefined` if there is no such case.
 */
export async function followCase(streams: Streams, caseId: Uuid): Promise<FollowedCase | undefined> {
  const [referralEvents, triageEvents, dischargeEvents] = await Promise.all([
    streams.read<ReferralEvent>(referralStream(caseId)),
    streams.read<TriageEvent>(triageStream(caseId)),
    streams.read<DischargeEvent>(dischargeStream(caseId)),
  ]);
  const before = beforeStruckOut(referralEvents);
  const standing = referralStanding(before ?? referralEvents);
  const history = correctedHistory<ReferralEvent>(before ?? referralEvents);
  const received = history.find(
    (event): event is Happened<Extract<ReferralEvent, { type: 'ReferralReceived' }>> => event.type === 'ReferralReceived',
  );
  if (standing.status === 'none' || !received) return undefined;
  const programme = programmeAt(await streams.read<ProgrammeEvent>(programmeStream(standing.programme.id)), standing.programme.version);
  if (!programme) throw new Error(`Programme ${standing.programme.id} version ${standing.programme.version} is not in the log`);
  const all = [...referralEvents, ...triageEvents, ...dischargeEvents];
  const lastOf = <T extends ReferralEvent['type']>(type: T) => history.findLast((event) => event.type === type)?.data as Of<T> | undefined;
  const begun = triageStanding(triageEvents).status === 'decided';
  const base = {
    caseId,
    personId: standing.personId,
    programme,
    receivedAt: standing.receivedAt,
    changedAt:
      all
        .map(({ recordedAt }) => recordedAt)
        .sort()
        .at(-1) ?? standing.receivedAt,
    position:
      all
        .map(({ position }) => position)
        .sort()
        .at(-1) ?? received.position,
    sentBy: received.actor.organisation,
    referrer: received.data.referrer.organisation,
  };
  if (before) return { ...base, status: 'entered-in-error' };
  switch (standing.status) {
    case 'not-accepted':
      return { ...base, status: 'rejected', notAccepted: lastOf('ReferralNotAccepted') };
    case 'withdrawn':
      return { ...base, status: 'cancelled', withdrawn: lastOf('ReferralWithdrawn') };
    case 'accepted':
      return { ...base, status: dischargeStanding(dischargeEvents).status === 'discharged' ? 'completed' : begun ? 'in-progress' : 'accepted' };
    case 'received':
      return { ...base, status: 'requested', waitsFor: 'decision' };
    case 'information-requested':
      return { ...base, status: 'requested', waitsFor: 'information' };
    case 'possible-duplicate':
      return { ...base, status: 'requested', waitsFor: 'duplicate-check' };
  }
}

/** Whether somebody may follow or cancel a referral: staff any, others what their own organisation sent or referred. */
export const mayFollow = ({ role, organisation }: Actor, { sentBy, referrer }: FollowedCase): boolean =>
  (role !== 'gp-practice' && role !== 'referrer') || organisation === sentBy || organisation === referrer;
