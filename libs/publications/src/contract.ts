export type { PublicationEvent } from './model/events.js';
export { reportPublication } from './model/report-publication.js';
