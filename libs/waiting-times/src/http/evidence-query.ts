import { IntersectionType, OmitType } from '@nestjs/swagger';
import { Choice, Day, Text } from '#http';
import { WAIT_MEASURES, type WaitMeasure } from '#programmes/contract';
import { EvidencePageQuery, MonthOfCell } from '#reporting';
import { LENGTHS, POPULATIONS, type PopulationName } from '../reports/evidence/wait-cell.js';
import { WaitFilterQuery } from './report-query.js';

const FILTERS = OmitType(WaitFilterQuery, ['measure', 'format'] as const);

/** Which cell of a report on waits evidence is asked of: the filters narrow it to the group of the cell. */
class WaitCellFields extends IntersectionType(FILTERS, EvidencePageQuery) {
  @Choice(WAIT_MEASURES, { about: 'What people wait for.' })
  measure: WaitMeasure;

  @Text({
    about: `The figure, as the report as CSV names it: \`n\`, \`unknownStart\`, ${LENGTHS.map((name) => `\`${name}\``).join(', ')}, \`weeks >1-2\` or, of those who left, \`why discharged\`. The whole population with all its figures unless said.`,
    example: 'overTarget',
    max: 40,
    optional: true,
  })
  statistic?: string;

  @Choice(['excluded', 'included'], {
    about: 'Whether the days on which clocks stood still are counted, where the figure depends on it; `excluded` unless said.',
    optional: true,
  })
  pauses?: 'excluded' | 'included';
}

/** A cell of the waiting-times report. */
export class WaitingTimesEvidenceQuery extends WaitCellFields {
  @Day({ about: 'First day of the period.', example: '2026-01-01' })
  from: string;

  @Day({ about: 'Last day of the period. It ends today at the latest.', example: '2026-03-31' })
  to: string;

  @MonthOfCell()
  month?: string;

  @Choice(POPULATIONS, { about: 'What became of the waits.' })
  population: PopulationName;
}

/** A cell of the waiting list. */
export class WaitingListEvidenceQuery extends WaitCellFields {
  @Day({ about: 'The day on which people wait; today unless said.', optional: true })
  on?: string;
}
