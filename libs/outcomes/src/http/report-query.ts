import { Choice, Day, Moment } from '#http';
import { AGE_BANDS, CONDITION_GROUPS, EMPLOYER_SIZES, ETHNIC_GROUPS, REFERRAL_SOURCES, SEXES, STAGES } from '#programmes/contract';
import { Codes, FORMATS, NOT_KNOWN, Words, type Format, type Filters } from '#reporting';
import { ACTIVITY_BREAKDOWNS, type ActivityBreakdown, type ActivityRequest } from '../reports/activity-report.js';
import { BREAKDOWNS, COHORTS, DIMENSION_NAMES, type Breakdown, type Cohort } from '../reports/dimensions.js';
import type { OutcomesRequest } from '../reports/outcomes-report.js';

/** What every report here can be asked: the period, whose programmes, and as known when. */
export class PeriodQuery {
  @Day({ about: 'First day of the period; under a disclosure policy the first of a month.', example: '2026-01-01' })
  from: string;

  @Day({
    about: 'Last day of the period. It ends today at the latest. Under a disclosure policy the last of a month, or today or later.',
    example: '2026-03-31',
  })
  to: string;

  @Codes({ about: 'Programmes, by id.', example: ['staged-work-health'] })
  programme?: string[];

  @Codes({ about: 'Providers, by code.', example: ['PRV01'] })
  provider?: string[];

  @Codes({ about: 'Commissioners, by code.', example: ['ICB01'] })
  commissioner?: string[];

  @Moment({ about: 'Only what had been recorded by this moment counts: the report as it was then.', optional: true })
  knownAt?: string;

  @Choice(FORMATS, { about: 'Takes the place of `Accept`; JSON unless either says otherwise. `svg`: a chart.', optional: true })
  format?: Format;
}

/** What the outcomes report is asked. */
export class OutcomesQuery extends PeriodQuery {
  @Choice(COHORTS, {
    about: 'Whom it is about: those `referred` in the period (unless said), or those `discharged` in it whose discharge is still in force.',
    optional: true,
  })
  cohort?: Cohort;

  @Words(BREAKDOWNS, { about: 'What to break the figures down by. `month` is the month of the referral, or of the discharge.' })
  groupBy?: Breakdown[];

  @Codes({ about: 'GP practices, by ODS code.', example: ['A81001'] })
  practice?: string[];

  @Codes({ about: 'Boards that the GP practice belonged to on the day of referral, by ODS code.', example: ['QWO'] })
  board?: string[];

  @Codes({ about: 'Primary care networks that the GP practice belonged to on the day of referral, by ODS code.', example: ['U00001'] })
  network?: string[];

  @Day({ about: 'Only what had happened by the end of this day counts: how things stood then.', optional: true })
  asAt?: string;

  @Words([...STAGES, NOT_KNOWN], { about: 'Stage that the case is at, or ended at.' })
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
}

/** What the activity report is asked. */
export class ActivityQuery extends PeriodQuery {
  @Words(ACTIVITY_BREAKDOWNS, { about: 'What to break the counts down by; `month` and `programme` unless said.' })
  groupBy?: ActivityBreakdown[];

  @Day({ about: 'Only what was done by this day counts.', optional: true })
  asAt?: string;
}

/** A query as a request of the outcomes report. */
export function outcomesRequest(query: Omit<OutcomesQuery, 'format'>): OutcomesRequest {
  const { cohort = 'referred', from, to, groupBy = [], asAt, knownAt } = query;
  const filters = filtersIn(query, DIMENSION_NAMES);
  return { cohort, from, to, groupBy, filters, ...(asAt ? { asAt } : {}), ...(knownAt ? { knownAt } : {}) };
}

/** A query as a request of the activity report. */
export function activityRequest(query: Omit<ActivityQuery, 'format'>): ActivityRequest {
  const { from, to, groupBy = ['month', 'programme'], asAt, knownAt } = query;
  return {
    from,
    to,
    groupBy,
    filters: filtersIn(query, ['programme', 'provider', 'commissioner']),
    ...(asAt ? { asAt } : {}),
    ...(knownAt ? { knownAt } : {}),
  };
}

function filtersIn<D extends keyof OutcomesQuery & string>(query: Partial<Record<D, unknown>>, dimensions: readonly D[]): Filters<D> {
  return Object.fromEntries(dimensions.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]]))) as Filters<D>;
}
