export type { PersonEvent } from './model/events.js';
export { personOfStream, personStanding, personStream, type PersonStanding } from './model/standing.js';
export * from './model/vocabulary.js';
