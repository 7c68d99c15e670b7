import { daysBetween, type LocalDate, type Uuid } from '#kernel';
import { activityOf, type Activity } from '../facts/activity.js';
import type { Attribution, OutcomeFacts, Progress } from '../facts/outcome-facts.js';
import { factsOf } from '../facts/outcome-facts-of.js';
import { believedCase } from '../history/believed-case.js';
import type { Entry } from '../history/entry.js';
import type { FindTerms } from '../history/programme-terms.js';
import type { ActivityRow, OutcomeRow } from './schema.js';

/** A row of one of the tables. */
export type Row = { of: 'facts'; row: OutcomeRow } | { of: 'activity'; row: ActivityRow };

/** The rows that a case's history amounts to, by a key within the case; none if no referral was received. */
export function rowsOf(caseId: Uuid, history: readonly Entry[], find: FindTerms): Map<string, Row> {
  const found = believedCase(caseId, history);
  const facts = factsOf(found, find);
  const rows = new Map<string, Row>();
  if (!facts) return rows;
  rows.set(FACTS, { of: 'facts', row: rowOf(caseId, facts) });
  for (const activity of activityOf(found, find))
    rows.set(`${activity.kind}|${activity.what}`, { of: 'activity', row: activityRow(caseId, activity) });
  return rows;
}

/** The key of the one row of facts of a case. */
export const FACTS = 'facts';

/** The facts of a case as a row. */
export function rowOf(caseId: Uuid, facts: OutcomeFacts): OutcomeRow {
  const { attribution, progress, work, benefitRating, satisfaction, adjustments } = facts;
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
    facts,
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
  referrer: person.referrer ?? null,
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

const activityRow = (caseId: Uuid, { kind, what, code, on, programme }: Activity): ActivityRow => ({
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
