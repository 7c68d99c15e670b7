export { safeguardingKey, safeguardingStanding, safeguardingStream, type SafeguardingStanding } from './model/standing.js';
export type { SafeguardingEvent } from './model/events.js';
export * from './model/vocabulary.js';
