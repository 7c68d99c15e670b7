import { Choice, PracticeCode, QueryChoices, QueryFlag, Text } from '#http';
import { STAGES, type Stage } from '#programmes/contract';
import { CASE_FLAGS, type CaseFlag } from '../file/flags.js';
import { CASE_STATUSES, type CaseStatus } from '../file/status.js';
import { CASE_SORTS, type CaseSort } from '../reading/list-cases.js';
import { WORKLIST_KINDS, type WorklistKind } from '../worklist/kinds.js';
import { PageQuery } from './page-query.js';

/** Which cases to list, and in which order. */
export class CaseQuery extends PageQuery {
  @Text({ about: 'Id of the programme.', example: 'staged-work-health', max: 60, optional: true })
  programme?: string;

  @Text({ about: 'Code of the provider.', example: 'PRV01', max: 10, optional: true })
  provider?: string;

  @PracticeCode({ about: "ODS code of the person's GP practice.", optional: true })
  practice?: string;

  @Choice(STAGES, { about: 'Present stage.', optional: true })
  stage?: Stage;

  @QueryChoices(CASE_STATUSES, {
    about: 'Statuses. Unless said, every case that is not over: not discharged for good, declined or withdrawn.',
    optional: true,
  })
  status?: CaseStatus[];

  @Text({ about: 'Account of the practitioner who has the case.', example: 'caseworker-1', max: 100, optional: true })
  practitioner?: string;

  @Text({ about: 'Code of the team.', example: 'north', max: 100, optional: true })
  team?: string;

  @QueryFlag({ about: 'True: cases that are nobody’s; false: cases that are somebody’s.', optional: true })
  unallocated?: boolean;

  @Choice(CASE_FLAGS, { about: 'A flag that the case has.', optional: true })
  flag?: CaseFlag;

  @Choice(WORKLIST_KINDS, { about: 'A kind of work that stands on the worklist of the case.', optional: true })
  kind?: WorklistKind;

  @QueryFlag({ about: 'True: the next action should have been done before today; false: there is none or it is still in time.', optional: true })
  overdue?: boolean;

  @Choice(CASE_SORTS, {
    about:
      '`due` (unless said): when the next action is due; `breach`: last day of the target; `waiting`: day of the notice of referral; `received`: when the referral was received. Cases without that date come last.',
    optional: true,
  })
  sort?: CaseSort;

  @Choice(['asc', 'desc'], { about: 'The earliest date first (`asc`, unless said), or the latest.', optional: true })
  direction?: 'asc' | 'desc';
}
