export type { PracticeEvent } from './model/events.js';
export { listingOn, type Listing, type ListingTold } from './model/listing.js';
export { practiceStream } from './model/standing.js';
