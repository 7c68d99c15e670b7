import type { Event } from '#kernel';
import type { Listing } from './listing.js';

/** What a directory tells of GP practices. Nothing in it is personal. */
export type PracticeEvent = Event<'PracticeListed', { practice: string } & Listing>;
