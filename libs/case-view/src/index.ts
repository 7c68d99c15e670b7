export { CaseViewModule } from './case-view.module.js';
export { eventsOfCase, programmesOf } from './case-streams.js';
export { TYPES_IN_WORDS } from './words/in-words.js';
export { OF_THE_PERSON } from './words/person-words.js';
export { personNow } from './person-now.js';
