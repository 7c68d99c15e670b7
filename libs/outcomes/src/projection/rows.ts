import { daysBetween, type LocalDate, type Uuid } from '#kernel';
import type { Activity } from '../facts/activity.js';
import type { Attribution, LetterFact, OutcomeFacts, Progress } from '../facts/outcome-facts.js';
import type { ActivityRow, CaseRow, LetterRow } from './table-rows.js';

/** The facts of a case as a row. */
export function caseRow(caseId: Uuid, facts: OutcomeFacts): CaseRow {
  const { attribution, progress, work, measures, benefitRating, satisfaction, adjustments } = facts;
  return {
    case_id: caseId,
    ...attributed(attribution),
    ...reached(progress),
    outcome: work.outcome ?? null,
    work_at_referral: work.atReferral,
    work_at_discharge: work.atDischarge ?? null,
    returned_on: work.returned?.on ?? null,
    days_to_return: work.returned?.days ?? null,
    worked: work.workedSinceReferral,
    sustained_on: work.sustainedOn ?? null,
    benefit_rating: benefitRating ?? null,
    satisfaction_person: satisfaction.person ?? null,
    satisfaction_gp: satisfaction.gp ?? null,
    satisfaction_employer: satisfaction.employer ?? null,
    adjustments_proposed: adjustments.proposed,
    adjustments_agreed: adjustments.agreed,
    adjustments_not_agreed: adjustments.notAgreed,
    adjustments_awaited: adjustments.awaited,
    adjustments_implemented: adjustments.implemented,
    facts: {
      stages: attribution.stages,
      ...(progress.triage ? { triagedOn: progress.triage.on } : {}),
      ...(progress.withdrawnBecause ? { withdrawnBecause: progress.withdrawnBecause } : {}),
      ...(work.returned ? { returnedAfter: work.returned.after } : {}),
      followUps: work.followUps,
      measures,
    },
  };
}

const attributed = ({ atReferral, now, stages, ...person }: Attribution) => ({
  referred_programme: atReferral.id,
  referred_version: atReferral.version,
  referred_provider: atReferral.provider,
  referred_commissioner: atReferral.commissioner,
  programme: now.id,
  programme_version: now.version,
  provider: now.provider,
  commissioner: now.commissioner,
  practice: person.practice ?? null,
  board: person.board ?? null,
  network: person.network ?? null,
  referrer: person.referrer ?? null,
  sent_by_practice: person.practice !== undefined && person.practice === person.referrer,
  condition_group: person.conditionGroup ?? null,
  stage: stages.at(-1)?.stage ?? null,
  source: person.source,
  employer_size: person.employerSize ?? null,
  age_band: person.ageBand,
  sex: person.sex,
  ethnic_group: person.ethnicGroup,
});

const reached = (progress: Progress) => ({
  referred_on: progress.referredOn,
  discharged_on: progress.dischargedOn ?? null,
  standing: progress.standing,
  not_accepted_because: progress.notAcceptedBecause ?? null,
  accepted_on: progress.acceptedOn ?? null,
  triaged_by: progress.triage?.by ?? null,
  engaged_on: progress.engagedOn ?? null,
  assessed_on: progress.assessedOn ?? null,
  planned_on: progress.planAgreedOn ?? null,
  first_session_on: progress.firstSessionOn ?? null,
  days_to_contact: daysUntil(progress, progress.engagedOn),
  days_to_session: daysUntil(progress, progress.firstSessionOn),
  ending: progress.ending ?? null,
  disengaged_after: progress.disengagedAfter ?? null,
  discharge_reason: progress.dischargeReason ?? null,
});

/** A milestone that came before its referral was noticed counts as reached the same day. */
const daysUntil = ({ referredOn }: Progress, day: LocalDate | undefined): number | null =>
  day === undefined ? null : Math.max(0, daysBetween(referredOn, day));

/** Something done as a row. */
export const activityRow = (caseId: Uuid, { kind, what, code, on, programme }: Activity): ActivityRow => ({
  case_id: caseId,
  kind,
  what,
  code,
  on_day: on,
  programme: programme.id,
  programme_version: programme.version,
  provider: programme.provider,
  commissioner: programme.commissioner,
});

/** A letter as a row. */
export const letterRow = (caseId: Uuid, { letterId, kind, version, practice, dueOn, sentOn, days, status }: LetterFact): LetterRow => ({
  case_id: caseId,
  letter_id: letterId,
  kind,
  version,
  practice: practice ?? null,
  due_on: dueOn,
  sent_on: sentOn ?? null,
  days: days ?? null,
  status,
});
