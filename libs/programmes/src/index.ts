export { publication } from './model/publication.js';
export type { ProgrammeCommand, PublishProgramme } from './model/commands.js';
export { refuseDefinition, refuseProgramme } from './model/refusals.js';
export { parseProgramme, validateProgramme, type Definition } from './model/definition.js';
export { parseDestinations } from './model/destination.js';
export { faultInWords, type Fault } from './model/checks.js';
export {
  directory,
  directoryEntry,
  directoryOfDestinations,
  type CurrentWait,
  type DirectoryEntry,
  type DirectoryFilter,
} from './model/directory.js';
export { sampleDestinations, sampleProgrammes } from './samples.js';
export { ProgrammeShelf } from './programme-shelf.js';
export { publishProgramme } from './programme-press.js';
export { ProgrammesModule } from './programmes.module.js';
export type { WaitsSource } from './http/programmes.controller.js';
