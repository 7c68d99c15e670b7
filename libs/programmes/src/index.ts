export { publication } from './model/publication.js';
export type { ProgrammeCommand, PublishProgramme } from './model/commands.js';
export { refuseDefinition, refuseProgramme } from './model/refusals.js';
export { parseProgramme, validateProgramme, type Definition } from './model/definition.js';
export { parseDestinations } from './model/destination.js';
export { faultInWords, type Fault } from './model/checks.js';
export { directory, directoryEntry, type CurrentWait, type DirectoryEntry, type DirectoryFilter } from './model/directory.js';
export { sampleDestinations, sampleProgrammes } from './samples.js';
