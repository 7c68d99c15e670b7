import { Choice, Day, Part, Parts, Text, Whole } from '#http';
import { WORKLIST_KINDS } from '../worklist/kinds.js';

const MANY = 2_147_483_647;

class KindAnswer {
  @Choice(WORKLIST_KINDS, { about: 'The kind of work; `GET /v1/worklists/{kind}` lists it.', example: 'contact-due' })
  kind: string;

  @Text({ about: 'What there is to do.', example: 'Make the first contact with the person' })
  words: string;

  @Whole({ about: 'Open items.', min: 0, max: MANY, example: 12 })
  open: number;

  @Whole({ about: 'Items of which the due day is over.', min: 0, max: MANY, example: 2 })
  overdue: number;

  @Whole({ about: "Items past the last day of the programme's target.", min: 0, max: MANY, example: 1 })
  breached: number;

  @Day({ about: 'The earliest due day; absent if nothing is open.', example: '2026-03-05', optional: true })
  nextDueOn?: string;
}

/** How many cases stand how. */
export class CaseCountsAnswer {
  @Whole({ about: 'Cases that are not over.', min: 0, max: MANY, example: 40 })
  cases: number;

  @Whole({ about: 'Accepted cases that are nobody’s.', min: 0, max: MANY, example: 3 })
  unallocated: number;

  @Whole({ about: 'Cases that wait for a decision, triage, contact or assessment.', min: 0, max: MANY, example: 14 })
  waiting: number;

  @Whole({ about: 'Cases of which the next action should have been done before today.', min: 0, max: MANY, example: 2 })
  overdue: number;

  @Whole({ about: 'Cases of people who could not be reached by the contact policy.', min: 0, max: MANY, example: 1 })
  unreachable: number;

  @Whole({ about: 'Open items on the worklists of these cases.', min: 0, max: MANY, example: 25 })
  items: number;
}

class TeamAnswer extends CaseCountsAnswer {
  @Text({ about: 'Code of the team; absent: cases without one.', example: 'north', optional: true })
  team?: string;
}

class PractitionerAnswer extends CaseCountsAnswer {
  @Text({ about: 'Account of the practitioner; absent: cases that are nobody’s.', example: 'caseworker-1', optional: true })
  practitioner?: string;
}

/** What there is to do, by kind, team and practitioner. */
export class WorklistsAnswer {
  @Parts(() => KindAnswer, { about: 'Every kind of work, those with nothing open too.' })
  kinds: KindAnswer[];

  @Part(() => CaseCountsAnswer, { about: 'All cases together.' })
  all: CaseCountsAnswer;

  @Parts(() => TeamAnswer, { about: 'By team, in the order of their codes; cases without one first.', max: 1_000 })
  teams: TeamAnswer[];

  @Parts(() => PractitionerAnswer, { about: 'By practitioner, in the order of their accounts; cases that are nobody’s first.', max: 10_000 })
  practitioners: PractitionerAnswer[];

  @Day({ about: 'The London day for which overdue and breached were told.' })
  on: string;

  @Text({ about: 'Log position up to which the counts have taken in everything.', example: '0000000000000042' })
  position: string;
}
