import { IntersectionType } from '@nestjs/swagger';
import { QueryFlag, Text } from '#http';
import { PageQuery } from './page-query.js';

/** Whose worklists to count. */
export class WorklistsQuery {
  @Text({ about: 'Id of the programme.', example: 'staged-work-health', max: 60, optional: true })
  programme?: string;

  @Text({ about: 'Code of the provider.', example: 'PRV01', max: 10, optional: true })
  provider?: string;

  @Text({ about: 'Account of the practitioner who has the cases.', example: 'caseworker-1', max: 100, optional: true })
  practitioner?: string;

  @Text({ about: 'Code of the team.', example: 'north', max: 100, optional: true })
  team?: string;

  @QueryFlag({ about: 'True: work in cases that are nobody’s; false: in cases that are somebody’s.', optional: true })
  unallocated?: boolean;
}

/** Which items of a worklist to show. */
export class WorkQuery extends IntersectionType(WorklistsQuery, PageQuery) {
  @QueryFlag({ about: 'True: what should have been done before today; false: what is still in time.', optional: true })
  overdue?: boolean;
}
