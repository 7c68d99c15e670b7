export type { PersonEvent } from './model/events.js';
export { personStanding, personStream, type PersonStanding } from './model/standing.js';
