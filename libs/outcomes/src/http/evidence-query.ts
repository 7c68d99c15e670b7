import { IntersectionType, OmitType } from '@nestjs/swagger';
import { Choice, Text } from '#http';
import { EvidencePageQuery, MonthOfCell } from '#reporting';
import { ACTIVITIES, type ActivityKind } from '../facts/activity.js';
import { STATISTICS, type Statistic } from '../reports/evidence/outcome-cell.js';
import { ActivityQuery, OutcomesQuery } from './report-query.js';

/** Which line of a report on outcomes evidence is asked of. */
export class LineOfCell extends EvidencePageQuery {
  @Text({ about: 'Id of the figure.', example: 'returned-to-work', max: 60 })
  figure: string;

  @Text({
    about: 'The instrument, the follow-up point in weeks or the kind of letter, where the figure has lines for each.',
    example: 'phq-9',
    max: 60,
    optional: true,
  })
  about?: string;

  @Text({ about: 'The part, where the figure has parts.', example: 'at-work', max: 60, optional: true })
  part?: string;

  @Text({ about: 'What it became, where the figure tells of both.', example: 'at-work', max: 60, optional: true })
  became?: string;

  @Choice(STATISTICS, { about: 'The number of the line; the whole line unless said, with everybody whom it is out of.', optional: true })
  statistic?: Statistic;
}

/** A cell of the outcomes report: the filters narrow it to the group of the cell. */
export class OutcomesEvidenceQuery extends IntersectionType(OmitType(OutcomesQuery, ['groupBy', 'format'] as const), LineOfCell) {
  @MonthOfCell()
  month?: string;
}

/** A cell of the activity report: the filters narrow it to the group of the cell. */
export class ActivityEvidenceQuery extends IntersectionType(OmitType(ActivityQuery, ['groupBy', 'format'] as const), EvidencePageQuery) {
  @MonthOfCell()
  month?: string;

  @Choice(ACTIVITIES, { about: 'What was done.' })
  figure: ActivityKind;

  @Text({ about: 'The code of the line; whatever the code unless said.', example: '5', max: 60, optional: true })
  code?: string;
}
