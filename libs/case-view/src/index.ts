export { CaseViewModule } from './case-view.module.js';
export { eventsOfCase } from './case-streams.js';
export { inWords, TYPES_IN_WORDS } from './words/in-words.js';
export { personNow } from './person-now.js';
