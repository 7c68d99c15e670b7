export { DEFINITIONS, KINDS, REPORTS, versionsOf, type Defined, type Kind, type ReportName } from './catalogue.js';
export { DefinitionsModule } from './definitions.module.js';
export { withDefinitions } from './definitions-page.js';
export { refuseDefinition } from './refusals.js';
