export { COPY_NULL, copyLines, copyText } from './copy-lines.js';
export { Database, type DatabasePlace } from './database.js';
export { FolderInUse, lockFolder } from './folder-lock.js';
export { inTransaction } from './in-transaction.js';
export type { Lease, Leases } from './leases.js';
export type { Migration } from './migrations.js';
export type { SqlPool, SqlResult, SqlSession, SqlStatement } from './sql-pool.js';
export { isUnavailable, StoreUnavailable } from './unavailable.js';
