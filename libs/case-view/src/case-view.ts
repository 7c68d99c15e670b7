import { assessmentStanding, assessmentStream, type AssessmentEvent } from '#assessment/contract';
import {
  dischargeStanding,
  dischargeStream,
  latestWord,
  outcomeAtDischarge,
  workInReferral,
  workRecords,
  workStandingAtReferral,
  type DischargeEvent,
} from '#discharge/contract';
import { employerStanding, employerStream, type LiaisonEvent } from '#employer-liaison/contract';
import { loadCase, type Streams } from '#handling';
import { interventionsOfCase } from '#intervention';
import { correctedHistory, known, type FactCorrected, type Recorded, type Uuid } from '#kernel';
import { ERASED, type Vault } from '#privacy';
import { targetDueOn } from '#programmes/contract';
import { referenceOf, referralFactsNow, referralStream, type ReferralEvent } from '#referral/contract';
import { triageStanding, triageStream, type TriageEvent } from '#triage/contract';
import { personNow } from './person-now.js';
import { statusOf } from './status.js';

/** Reads one case as it stands at this moment, from the log itself; `undefined` if there is none. */
export async function caseView(streams: Streams, vault: Vault, caseId: Uuid, position: string) {
  const base = await loadCase(streams, caseId);
  if (!base || base.referral.status === 'none') return undefined;
  const { referral, programme } = base;
  const [referralEvents, triageEvents, assessmentEvents, employerEvents, dischargeEvents, interventions] = await Promise.all([
    streams.read<ReferralEvent>(referralStream(caseId)),
    streams.read<TriageEvent>(triageStream(caseId)),
    streams.read<AssessmentEvent>(assessmentStream(caseId)),
    streams.read<LiaisonEvent>(employerStream(caseId)),
    streams.read<DischargeEvent>(dischargeStream(caseId)),
    interventionsOfCase(streams, caseId),
  ]);
  const triage = triageStanding(triageEvents);
  const assessment = assessmentStanding(assessmentEvents, programme);
  const discharge = dischargeStanding(dischargeEvents);
  const person = await personNow(referralEvents, vault);
  return {
    caseId,
    reference: referenceOf(caseId),
    personId: referral.personId,
    position,
    status: statusOf({
      ...{ referral, triage, assessment, discharge, programme },
      interventions: interventions.map(({ standing }) => standing),
      dischargeHistory: correctedHistory<DischargeEvent>(dischargeEvents),
      erased: person === ERASED,
    }),
    programme: { id: programme.id, version: programme.version, name: programme.name },
    person: person === ERASED ? { erased: true } : { erased: false, ...person },
    referral: { ...referralFactsNow(referralEvents), receivedAt: referral.receivedAt },
    consents: [...referral.consents],
    triage: {
      status: triage.status,
      ...(triage.status === 'not-opened' ? {} : known({ dueOn: targetDueOn(programme, 'referral-to-triage', referral.noticeReceivedOn) })),
      ...(triage.status === 'decided' ? { stage: triage.stage, priority: triage.priority, decidedBy: triage.decidedBy } : {}),
      ...(triage.allocatedTo ? { allocatedTo: triage.allocatedTo } : {}),
      risks: [...triage.risks],
      contactAttempts: triage.attempts.length,
      ...(triage.firstContactAt ? { firstContactAt: triage.firstContactAt } : {}),
      ...(triage.unableToContactAt ? { unableToContactAt: triage.unableToContactAt } : {}),
      paused: triage.pauses.some((p) => p.to === undefined),
    },
    appointments: assessment.appointments.map(({ appointmentId, purpose, mode, startsAt, durationMinutes, practitioner, status, attendance }) => ({
      ...{ appointmentId, purpose, mode, startsAt, durationMinutes, practitioner, status },
      ...(attendance ? { attendance } : {}),
    })),
    ...(assessment.assessedAt ? { assessedAt: assessment.assessedAt } : {}),
    ...(assessment.planAgreedAt ? { planAgreedAt: assessment.planAgreedAt } : {}),
    ...(assessment.reviewDate ? { planReviewOn: assessment.reviewDate } : {}),
    interventions: interventions.map(({ interventionId, standing }) => ({
      interventionId,
      ...{ kind: standing.kind, supplier: standing.supplier, status: standing.status, plannedSessions: standing.plannedSessions },
      attendedSessions: standing.attendedSessions,
      bookedSessions: [...standing.bookedSessions],
    })),
    employerLiaison: employerStanding(employerEvents),
    discharge: { ...discharge, ...outcome(dischargeEvents, referralEvents) },
  };
}

/** Work as it is known, and the outcome that follows from it today. */
function outcome(
  dischargeEvents: readonly Recorded<DischargeEvent | FactCorrected>[],
  referralEvents: readonly Recorded<ReferralEvent | FactCorrected>[],
) {
  const history = correctedHistory<DischargeEvent>(dischargeEvents);
  const work = workInReferral(correctedHistory<ReferralEvent>(referralEvents));
  const latest = latestWord(workRecords(history));
  const received = correctedHistory<ReferralEvent>(referralEvents).find((e) => e.type === 'ReferralReceived');
  const found =
    work && received ? outcomeAtDischarge(history, { on: received.data.noticeReceivedOn, standing: workStandingAtReferral(work) }) : undefined;
  return {
    ...(latest
      ? {
          workStatus: {
            status: latest.status,
            ...(latest.hoursPerWeek === undefined ? {} : { hoursPerWeek: latest.hoursPerWeek }),
            since: latest.effectiveAt,
          },
        }
      : {}),
    ...(found ? { outcome: found } : {}),
    followUps: history.filter((e) => e.type === 'FollowUpRecorded').map((e) => ({ weeks: e.data.weeks, status: e.data.status, at: e.effectiveAt })),
  };
}
