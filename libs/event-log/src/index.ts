export { canonicalJson, chainHash, CHAIN_START, contentHash } from './hash-chain.js';
export {
  EventIdTaken,
  EventTooLarge,
  LOG_START,
  MAX_EVENT_BYTES,
  PositionAhead,
  WrongExpectedRevision,
  type Appended,
  type BareEvent,
  type EventLog,
  type ExpectedRevision,
  type LogFilter,
  type LogSignal,
  type NewEvent,
} from './port.js';
export { copyLog, NotACopy, type LogCopied } from './copy/copy-log.js';
export { CannotHold, type LogEnd } from './copy/log-end.js';
export { countMigrations } from './eventstoredb/event-count.js';
export { claimMigrations } from './eventstoredb/id-claims.js';
export { EventStoreEnd } from './eventstoredb/eventstore-end.js';
export { homeMigrations, logHome, requireHome, type LogHome, type LogKind } from './log-home.js';
export { MemoryLog } from './memory/memory-log.js';
export { logMigrations } from './postgres/schema.js';
export { lineOf, writeLines } from './postgres/bulk.js';
export { TableEnd } from './postgres/table-end.js';
export type { EventStorePlace } from './eventstoredb/connection.js';
export { EventStoreLog } from './eventstoredb/eventstore-log.js';
export { LogRefused, LogUnavailable } from './eventstoredb/outage.js';
export { PostgresLog } from './postgres/postgres-log.js';
export { UnknownEvent, UpcastingLog, type EventTypes } from './upcasting-log.js';
export { firstFaultOf, verifyLog, type FaultKind, type LogFault, type LogReceipt, type Verification } from './verify-log.js';
