import type { Event } from '#kernel';
import type { Programme } from './programme.js';

/** What happens to a programme: each version is published once, whole, and never changed. Nothing in it is personal. */
export type ProgrammeEvent = Event<'ProgrammePublished', { definition: Programme }>;
