import { Choice, Choices, Parts } from '#http';
import { DefinitionAnswer } from '#reporting';
import { DEFINITIONS, KINDS, REPORTS } from '../catalogue.js';

/** What a figure means, and where it is shown. */
export class ReportDefinitionAnswer extends DefinitionAnswer {
  @Choice(KINDS, {
    about:
      '`figure`: a measure · `population`: whom figures are about, or some of them · `statistic`: a number by which they are told · `breakdown`: what groups are told apart by.',
  })
  kind: string;

  @Choices(REPORTS, { about: 'Reports whose figures go by it.', example: ['outcomes'] })
  reports: readonly string[];
}

/** Definitions of figures. */
export class ReportDefinitionsAnswer {
  @Parts(() => ReportDefinitionAnswer, { about: 'Definitions.', max: Math.max(200, DEFINITIONS.length) })
  items: readonly ReportDefinitionAnswer[];
}
