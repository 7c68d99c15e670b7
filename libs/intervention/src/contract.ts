export type { InterventionEvent } from './model/events.js';
export { interventionIdsOf, interventionIndexStream, type InterventionNoted } from './model/intervention-index.js';
export { interventionStanding, interventionStream, type InterventionStanding } from './model/standing.js';
export {
  GOAL_RESULTS,
  SESSION_MODES,
  STOP_REASONS,
  SUPPLIER_DECLINE_REASONS,
  type GoalResult,
  type SessionMode,
  type StopReason,
  type SupplierDeclineReason,
} from './model/vocabulary.js';
