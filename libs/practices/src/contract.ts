export type { PracticeEvent } from './model/events.js';
export { belonging, listingOn, type Listing, type ListingTold } from './model/listing.js';
export { practiceStream } from './model/standing.js';
