import type { Streams } from '#handling';
import { correctedHistory, fold, type FactCorrected, type Instant, type Recorded, type Uuid } from '#kernel';
import type { Policy } from '#projections';
import { dischargeStanding, dischargeStream, type DischargeEvent } from '#discharge/contract';
import { referralStream, type ReferralEvent } from '#referral/contract';
import { AssessmentModuleCommand } from './handled-assessment.js';
import { assessment } from './model/assessment.js';
import type { AssessmentEvent } from './model/events.js';
import { assessmentStream } from './model/standing.js';

type Reading = Pick<Streams, 'read'>;

/** What ends the service's work with a person, in the words of the modules that record it. */
const ENDINGS: readonly string[] = ['CaseDischarged', 'ReferralWithdrawn', 'PersonDied'];

/** What, once corrected, can end it too, or move its end to an earlier day. */
const CORRECTED_ENDINGS: readonly string[] = [...ENDINGS, 'CaseReopened'];

/** What this module does when something happens elsewhere. */
export const assessmentPolicies = (streams: Reading): readonly Policy[] => [cancelAppointmentsOfClosedCases(streams)];

/**
 * Calls off, for the provider, what is still booked after a case has ended, so that nobody waits for the person and
 * nobody writes to them. It goes by how the case stands now: one that was reopened meanwhile keeps its appointments.
 */
function cancelAppointmentsOfClosedCases(streams: Reading): Policy {
  return {
    name: 'cancel-appointments-of-closed-cases',
    on: [...ENDINGS, 'FactCorrected'],
    async react(event, envelope) {
      const { caseId } = event;
      if (caseId === null || !mayEndCase(event)) return [];
      const closedAt = await closedSince(streams, caseId);
      if (closedAt === undefined) return [];
      const { appointments } = fold(assessment, await streams.read<AssessmentEvent>(assessmentStream(caseId)));
      return appointments
        .filter(({ status, startsAt }) => status === 'booked' && startsAt >= closedAt)
        .map(({ appointmentId, bookedAt }) => {
          // A case is sometimes closed with a date before the booking, and nothing is cancelled before it is booked.
          const cancelledAt = bookedAt > closedAt ? bookedAt : closedAt;
          const cancel = { type: 'CancelAppointment', appointmentId, by: 'provider', reason: 'case-closed' } as const;
          return new AssessmentModuleCommand({ caseId }, cancel, envelope(`cancel|${appointmentId}`, cancelledAt));
        });
    },
  };
}

function mayEndCase(event: Recorded): boolean {
  if (event.type !== 'FactCorrected') return ENDINGS.includes(event.type);
  return CORRECTED_ENDINGS.includes((event as Recorded<FactCorrected>).data.correctedType);
}

/** Since when a case has been closed, by whatever closed it first; `undefined` while it is open. */
async function closedSince(streams: Reading, caseId: Uuid): Promise<Instant | undefined> {
  const referral = correctedHistory<ReferralEvent>(await streams.read<ReferralEvent>(referralStream(caseId)));
  const discharge = dischargeStanding(await streams.read<DischargeEvent>(dischargeStream(caseId)));
  const ends = referral.filter(({ type }) => ENDINGS.includes(type)).map(({ effectiveAt }) => effectiveAt);
  if (discharge.status === 'discharged') ends.push(discharge.dischargedAt);
  return ends.toSorted()[0];
}
