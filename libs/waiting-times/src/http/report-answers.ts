import { ApiProperty } from '@nestjs/swagger';
import { Choice, Day, FreeObject, Moment, Part, Parts, Text, Texts, Whole } from '#http';
import { WAIT_MEASURES } from '#programmes/contract';
import { DefinitionAnswer, LEFT_OUT_OF_DAY, PERCENTILE_METHOD, ShownField } from '#reporting';
import { LEFT_WHY } from '../clocks/rules.js';
import { BREAKDOWNS } from '../reports/dimensions.js';

const STATISTIC = 'of those with a known start, in days of `countIn`. Absent: nobody.';

class BandAnswer {
  @Text({ about: 'Weeks waited, by calendar days: 0 to 7 days is `0-1`, 8 to 14 `>1-2`, 729 and more `>104`.', example: '>17-18' })
  band: string;

  @Whole({ about: 'People.', min: 1, max: 1_000_000_000, example: 5 })
  n: number;
}

/** How long people waited. */
export class LengthsAnswer {
  @ShownField(`Median ${STATISTIC}`, true)
  median?: number | '*';

  @ShownField(`75th percentile ${STATISTIC}`, true)
  p75?: number | '*';

  @ShownField(`90th percentile ${STATISTIC}`, true)
  p90?: number | '*';

  @ShownField(`95th percentile ${STATISTIC}`, true)
  p95?: number | '*';

  @ShownField('People within the target of their programme; of people still waiting, those who have not passed it yet.')
  withinTarget: number | '*';

  @ShownField('People over the target of their programme.')
  overTarget: number | '*';

  @ShownField('People with a known start in a programme that has a target.')
  ofWithTarget: number | '*';

  @ShownField('Percentage of these within their target. Absent: there are none.', true)
  percentWithinTarget?: number | '*';

  @Parts(() => BandAnswer, { about: 'People by weeks waited. Bands that are not listed hold nobody, or are withheld.', max: 105 })
  bands: BandAnswer[];
}

/** A population with the lengths of its waits, with and without the days on which clocks stood still. */
export class PopulationAnswer {
  @ShownField('People (for `ordered-to-first-session`: interventions).')
  n: number | '*';

  @ShownField('Those of them whose start is unknown; they have no length.')
  unknownStart: number | '*';

  @Part(() => LengthsAnswer, { about: 'Without the days on which the clock stood still.' })
  pausesExcluded: LengthsAnswer;

  @Part(() => LengthsAnswer, { about: 'From start to end, come what may.' })
  pausesIncluded: LengthsAnswer;
}

class LeftAnswer extends PopulationAnswer {
  @ApiProperty({
    description: 'People by why they left. `*`: withheld.',
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'number' }, { type: 'string', enum: ['*'] }] },
    example: Object.fromEntries(LEFT_WHY.map((why) => [why, 5])),
  })
  why: Record<string, number | '*'>;
}

/** The figures on one measure for one group: the three populations together. */
export class WaitFiguresAnswer {
  @Choice(WAIT_MEASURES, { about: 'What people waited for.' })
  measure: string;

  @FreeObject({ about: 'The group, by what the report is broken down by; empty if by nothing.', example: { programme: 'staged-work-health' } })
  group: Record<string, string>;

  @Part(() => PopulationAnswer, { about: 'People who reached the milestone in the period.' })
  completed: PopulationAnswer;

  @Part(() => PopulationAnswer, { about: 'People still waiting at its end, as long as they had waited then.' })
  waiting: PopulationAnswer;

  @Part(() => LeftAnswer, { about: 'People who left in the period without the milestone, as long as they had waited then.' })
  left: LeftAnswer;

  @ShownField('Clocks that a missed first appointment set back in the period.')
  restarted: number | '*';

  @ShownField('Clocks that ended in the period because the person turned out not to need what they measure.')
  notNeeded: number | '*';
}

/** Who still waits for one thing. */
export class WaitingFiguresAnswer extends PopulationAnswer {
  @Choice(WAIT_MEASURES, { about: 'What people wait for.' })
  measure: string;

  @FreeObject({ about: 'The group, by what the report is broken down by; empty if by nothing.', example: { programme: 'staged-work-health' } })
  group: Record<string, string>;
}

class WaitDefinitionAnswer extends DefinitionAnswer {
  @Choice(WAIT_MEASURES, { about: 'What people wait for.' })
  measure: string;
}

class WaitReportHeadAnswer {
  @Choice(['waiting-times', 'waiting-list'], { about: 'Name of the report.' })
  report: string;

  @Day({ about: 'First day of the period.', example: '2026-01-01' })
  from: string;

  @Day({ about: 'Last day that it speaks of.', example: '2026-03-31' })
  to: string;

  @Day({ about: 'Day by whose end what counts had happened, where one was asked for.', optional: true })
  asAt?: string;

  @Moment({ about: 'When what it says was known, where that was asked for.', optional: true })
  knownAt?: string;

  @Text({ about: 'Log position up to which facts are known.', example: '0000000000000042' })
  position: string;

  @FreeObject({ about: 'The values that facts must have, your own organisation among them.', example: { programme: ['staged-work-health'] } })
  filters: Record<string, string[]>;

  @Texts({ about: `What the figures are broken down by: ${BREAKDOWNS.join(', ')}.`, example: ['programme'] })
  groupBy: string[];

  @Choice(['calendar-days', 'working-days'], { about: 'How days are counted.' })
  countIn: string;

  @Choice([PERCENTILE_METHOD], { about: 'How percentiles are taken: the shortest wait such that at least that share of people waited no longer.' })
  percentileMethod: string;

  @Text({
    about: 'Name of the policy by which figures are withheld and rounded; `unsuppressed` for the provider itself.',
    example: 'suppress-under-5-round-5',
  })
  disclosure: string;

  @Text({
    about: 'What a reader under a disclosure policy must know of a report that is broken down: the same whether or not anything is left out.',
    example: LEFT_OUT_OF_DAY,
    max: 1_000,
    optional: true,
  })
  note?: string;

  @Parts(() => WaitDefinitionAnswer, { about: 'What each measure means.' })
  definitions: WaitDefinitionAnswer[];

  @Text({ about: 'SHA-256 over the canonical JSON of the report without `knownAt`, `position` and `hash`, in hex.', example: 'a3f1…', max: 64 })
  hash: string;
}

/** Waiting times of a period. */
export class WaitingTimesAnswer extends WaitReportHeadAnswer {
  @Parts(() => WaitFiguresAnswer, {
    about: 'By measure and group. A group of which nothing may be shown is left out.',
    max: 100_000,
  })
  figures: WaitFiguresAnswer[];
}

/** Who still waits. */
export class WaitingListAnswer extends WaitReportHeadAnswer {
  @Parts(() => WaitingFiguresAnswer, { about: 'By measure and group. A group of which nothing may be shown is left out.', max: 100_000 })
  figures: WaitingFiguresAnswer[];
}
