import { Choice, Day, Moment } from '#http';
import {
  AGE_BANDS,
  CONDITION_GROUPS,
  EMPLOYER_SIZES,
  ETHNIC_GROUPS,
  INTERVENTION_KINDS,
  REFERRAL_SOURCES,
  SEXES,
  STAGES,
  WAIT_MEASURES,
  type WaitMeasure,
} from '#programmes/contract';
import { Codes, FORMATS, NOT_KNOWN, Words, type Format } from '#reporting';
import { BREAKDOWNS, DIMENSION_NAMES, type Breakdown, type Filters } from '../reports/dimensions.js';
import type { ReportRequest } from '../reports/request.js';

/** What both reports can be asked: which facts, and as of when. */
export class WaitFilterQuery {
  @Words(WAIT_MEASURES, { about: 'What people wait for; all six unless said.' })
  measure?: WaitMeasure[];

  @Codes({ about: 'Programmes, by id.', example: ['staged-work-health'] })
  programme?: string[];

  @Codes({ about: 'Providers, by code.', example: ['PRV01'] })
  provider?: string[];

  @Codes({ about: 'Commissioners, by code.', example: ['QWO'] })
  commissioner?: string[];

  @Codes({ about: 'GP practices, by ODS code.', example: ['A81001'] })
  practice?: string[];

  @Codes({ about: 'Boards that the GP practice belonged to on the day of referral, by ODS code.', example: ['QWO'] })
  board?: string[];

  @Codes({ about: 'Primary care networks that the GP practice belonged to on the day of referral, by ODS code.', example: ['U00001'] })
  network?: string[];

  @Words([...STAGES, NOT_KNOWN], { about: 'Stage of the case at the time.' })
  stage?: string[];

  @Words(REFERRAL_SOURCES, { about: 'Who referred.' })
  source?: string[];

  @Words([...CONDITION_GROUPS, NOT_KNOWN], { about: 'Group of the main condition.' })
  conditionGroup?: string[];

  @Words([...EMPLOYER_SIZES, NOT_KNOWN], { about: 'Size of the employer by head count.' })
  employerSize?: string[];

  @Words(AGE_BANDS, { about: 'Age band.' })
  ageBand?: string[];

  @Words(SEXES, { about: 'Sex as recorded.' })
  sex?: string[];

  @Words(ETHNIC_GROUPS, { about: 'Ethnic group.' })
  ethnicGroup?: string[];

  @Words([...INTERVENTION_KINDS, NOT_KNOWN], { about: 'Kind of intervention; only waits for one have it.' })
  interventionKind?: string[];

  @Choice(['calendar-days', 'working-days'], {
    about: 'How days are counted in the figures; calendar days unless said. Targets are always held against the counting of each programme.',
    optional: true,
  })
  countIn?: 'calendar-days' | 'working-days';

  @Day({ about: 'Only what had happened by this day counts. Under a disclosure policy the last of a month, or today or later.', optional: true })
  asAt?: string;

  @Moment({ about: 'Only what had been recorded by this moment counts: the report as it was then.', optional: true })
  knownAt?: string;

  @Choice(FORMATS, { about: 'Takes the place of `Accept`; JSON unless either says otherwise. `svg`: a chart.', optional: true })
  format?: Format;
}

/** What the waiting-times report is asked. */
export class WaitingTimesQuery extends WaitFilterQuery {
  @Day({ about: 'First day of the period; under a disclosure policy the first of a month.', example: '2026-01-01' })
  from: string;

  @Day({
    about: 'Last day of the period. It ends today at the latest. Under a disclosure policy the last of a month, or today or later.',
    example: '2026-03-31',
  })
  to: string;

  @Words(BREAKDOWNS, { about: 'What to break the figures down by. By `month` each month of the period is one by itself.' })
  groupBy?: Breakdown[];
}

/** What the waiting list is asked. */
export class WaitingListQuery extends WaitFilterQuery {
  @Day({ about: 'The day on which people wait; today unless said. Under a disclosure policy the last of a month, or today.', optional: true })
  on?: string;

  @Words(DIMENSION_NAMES, { about: 'What to break the figures down by; the programme unless said.' })
  groupBy?: Breakdown[];
}

/** A query as a request of a report. */
export function requestOf(query: Omit<WaitFilterQuery, 'format'> & { groupBy?: Breakdown[] }): ReportRequest {
  const { measure, groupBy, countIn, asAt, knownAt } = query;
  const filters: Filters = Object.fromEntries(DIMENSION_NAMES.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]])));
  return {
    filters,
    ...(measure ? { measures: measure } : {}),
    ...(groupBy ? { groupBy } : {}),
    ...(countIn ? { countIn } : {}),
    ...(asAt ? { asAt } : {}),
    ...(knownAt ? { knownAt } : {}),
  };
}
