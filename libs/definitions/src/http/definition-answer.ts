import { Choices, Parts } from '#http';
import { DefinitionAnswer } from '#reporting';
import { DEFINITIONS, REPORTS } from '../catalogue.js';

/** What a figure means, and where it is shown. */
export class ReportDefinitionAnswer extends DefinitionAnswer {
  @Choices(REPORTS, { about: 'Reports whose figures go by it.', example: ['outcomes'] })
  reports: readonly string[];
}

/** Definitions of figures. */
export class ReportDefinitionsAnswer {
  @Parts(() => ReportDefinitionAnswer, { about: 'Definitions.', max: Math.max(200, DEFINITIONS.length) })
  items: readonly ReportDefinitionAnswer[];
}
