import { Choice, Choices, Day, Flag, Identifier, Moment, Parts, Text, Whole } from '#http';
import { STAGES } from '#programmes/contract';
import { PRIORITIES } from '#triage/contract';
import { CASE_FLAGS } from '../file/flags.js';
import { CASE_STATUSES } from '../file/status.js';
import { WORKLIST_KINDS } from '../worklist/kinds.js';
import { PageAnswer } from './page-answer.js';

/** What a case says of itself wherever it is listed. */
export class CaseInBrief {
  @Identifier({ about: 'The case.' })
  caseId: string;

  @Text({ about: 'Short reference, to quote by telephone.', example: 'SW-6F1C-1A52-8D0E' })
  reference: string;

  @Text({ about: 'Name of the person; `erased` once their identity was erased.', example: 'Alex Example', optional: true })
  name?: string;

  @Text({ about: 'Id of the programme.', example: 'staged-work-health' })
  programme: string;

  @Text({ about: 'Code of its provider.', example: 'PRV01' })
  provider: string;

  @Text({ about: "ODS code of the person's GP practice.", example: 'A81001', optional: true })
  practice?: string;

  @Choice(CASE_STATUSES, { about: 'Where the case is on its way.', example: 'awaiting-contact' })
  status: string;

  @Choice(STAGES, { about: 'Present stage, once triage is decided.', example: 'C', optional: true })
  stage?: string;

  @Choice(PRIORITIES, { about: 'Priority, once triage is decided.', example: 'routine', optional: true })
  priority?: string;

  @Text({ about: 'Account of the practitioner who has the case.', example: 'caseworker-1', optional: true })
  practitioner?: string;

  @Text({ about: 'Code of the team.', example: 'north', optional: true })
  team?: string;

  @Choices(CASE_FLAGS, { about: 'What to know at a glance.', example: ['risk'] })
  flags: string[];
}

/** One row of the caseload. */
export class CaseListed extends CaseInBrief {
  @Identifier({ about: 'The person, by a number that says nothing about them.' })
  personId: string;

  @Whole({ about: 'Version of the programme that the case is pinned to.', min: 1, max: 10_000, example: 1 })
  programmeVersion: number;

  @Choice(WORKLIST_KINDS, { about: 'What to do next; absent if nothing is open or planned now.', example: 'contact-due', optional: true })
  nextAction?: string;

  @Text({ about: 'The next action in words.', example: 'Make the first contact with the person', optional: true })
  nextActionInWords?: string;

  @Day({ about: 'The last day on which the next action is done in time.', example: '2026-03-05', optional: true })
  dueOn?: string;

  @Flag({ about: 'True if that day is over.', example: false })
  overdue: boolean;

  @Day({ about: 'The last day within the target of the milestone that the person waits for.', example: '2026-03-09', optional: true })
  breachOn?: string;

  @Flag({ about: 'True if that day is over.', example: false })
  breached: boolean;

  @Day({ about: 'The day on which notice of the referral was received.' })
  waitingSince: string;

  @Whole({ about: 'Calendar days in London from that day to today, or to the day on which the case was closed.', min: 0, max: 100_000, example: 3 })
  daysWaiting: number;

  @Moment({ about: 'When the referral was received.' })
  receivedAt: string;

  @Moment({ about: 'Start of the next appointment or session; past if nobody has recorded who came.', optional: true })
  nextAppointmentAt?: string;

  @Moment({ about: 'When the case was discharged.', optional: true })
  dischargedAt?: string;

  @Text({ about: 'Log position of the last event that changed this row.', example: '0000000000000042' })
  position: string;
}

/** A page of the caseload. */
export class CaseloadAnswer extends PageAnswer {
  @Parts(() => CaseListed, { about: 'Cases in the order asked for.', max: 200 })
  items: CaseListed[];
}
