import { Choice, Day, FreeObject, Moment, Parts, Text, Texts } from '#http';
import { DefinitionAnswer, LEFT_OUT_OF_PERIOD, PERCENTILE_METHOD, ShownField } from '#reporting';
import { ACTIVITIES } from '../facts/activity.js';
import { ACTIVITY_BREAKDOWNS } from '../reports/activity-report.js';
import { FIGURES } from '../reports/catalogue/figures.js';
import { BREAKDOWNS, COHORTS } from '../reports/dimensions.js';

const FIGURE_IDS = FIGURES.map(({ definition }) => definition.id);

/** One figure of a group, or one part of it. */
export class OutcomeLineAnswer {
  @Choice(FIGURE_IDS, { about: 'Which figure: the id of its definition.', example: 'accepted' })
  figure: string;

  @FreeObject({ about: 'The group, by what the report is broken down by; empty if by nothing.', example: { programme: 'staged-work-health' } })
  group: Record<string, string>;

  @Text({
    about: 'What it is about, where there are several: the instrument, the follow-up point in weeks after discharge, or the kind of letter.',
    example: 'phq-9',
    optional: true,
  })
  about?: string;

  @Text({ about: 'The part, of figures that count everybody by something. The parts add up to `outOf`.', example: 'off-sick', optional: true })
  part?: string;

  @Text({ about: 'What became of that part, of figures that count by two things.', example: 'working', optional: true })
  became?: string;

  @ShownField('People counted (of letters: letters).')
  people: number | '*';

  @ShownField('Out of how many: the denominator.')
  outOf: number | '*';

  @ShownField('`people` as a percentage of `outOf`. Absent: the figure is no share, or is out of nobody.', true)
  percent?: number | '*';

  @ShownField('Those of `outOf` without a value. Only where there is a mean.', true)
  missing?: number | '*';

  @ShownField('Mean over `people`. Absent: nobody has a value.', true)
  mean?: number | '*';

  @ShownField('Median over `people`. Absent: nobody has a value.', true)
  median?: number | '*';

  @ShownField('Sum over `people`, of figures that count more than people.', true)
  total?: number | '*';
}

class ReportHeadAnswer {
  @Day({ about: 'First day of the period.', example: '2026-01-01' })
  from: string;

  @Day({ about: 'Last day of the period.', example: '2026-03-31' })
  to: string;

  @Day({ about: 'Day by whose end what counts had happened, where one was asked for.', optional: true })
  asAt?: string;

  @Moment({ about: 'When what it says was known, where that was asked for.', optional: true })
  knownAt?: string;

  @Text({ about: 'Log position up to which facts are known.', example: '0000000000000042' })
  position: string;

  @FreeObject({ about: 'The values that facts must have, your own organisation among them.', example: { programme: ['staged-work-health'] } })
  filters: Record<string, string[]>;

  @Text({
    about: 'Name of the policy by which figures are withheld and rounded; `unsuppressed` for the provider itself.',
    example: 'suppress-under-5-round-5',
  })
  disclosure: string;

  @Text({
    about: 'What a reader under a disclosure policy must know of a report that is broken down: the same whether or not anything is left out.',
    example: LEFT_OUT_OF_PERIOD,
    max: 1_000,
    optional: true,
  })
  note?: string;

  @Parts(() => DefinitionAnswer, { about: 'What each figure means.', max: 100 })
  definitions: DefinitionAnswer[];

  @Text({ about: 'SHA-256 over the canonical JSON of the report without `knownAt`, `position` and `hash`, in hex.', example: 'a3f1…', max: 64 })
  hash: string;
}

/** Outcomes of a cohort. */
export class OutcomesAnswer extends ReportHeadAnswer {
  @Choice(['outcomes'], { about: 'Name of the report.' })
  report: string;

  @Choice(COHORTS, { about: 'Whom it is about.' })
  cohort: string;

  @Texts({ about: `What the figures are broken down by: ${BREAKDOWNS.join(', ')}.`, example: ['programme'] })
  groupBy: string[];

  @Choice([PERCENTILE_METHOD], { about: 'How medians are taken: the smallest value such that at least half of the people have no larger one.' })
  percentileMethod: string;

  @Parts(() => OutcomeLineAnswer, {
    about: 'By group, then in the order of the definitions. A group of which nothing may be shown is left out.',
    max: 1_000_000,
  })
  figures: OutcomeLineAnswer[];
}

/** How much of one kind was done for one group. */
export class ActivityLineAnswer {
  @Choice(ACTIVITIES, { about: 'What was done: the id of its definition.' })
  figure: string;

  @FreeObject({ about: 'The group, by what the report is broken down by.', example: { month: '2026-01', programme: 'staged-work-health' } })
  group: Record<string, string>;

  @Text({ about: 'How much of it with this code; the definition says which codes there are. Absent: all of it.', example: '5', optional: true })
  code?: string;

  @ShownField('How often.')
  count: number | '*';
}

/** What was done in a period. */
export class ActivityAnswer extends ReportHeadAnswer {
  @Choice(['activity'], { about: 'Name of the report.' })
  report: string;

  @Texts({ about: `What the counts are broken down by: ${ACTIVITY_BREAKDOWNS.join(', ')}.`, example: ['month', 'programme'] })
  groupBy: string[];

  @Parts(() => ActivityLineAnswer, {
    about: 'By group. Codes that are not listed hold nothing or are withheld, and so are groups of which nothing may be shown.',
    max: 1_000_000,
  })
  figures: ActivityLineAnswer[];
}
