export { CheckpointTaken, moveCheckpoint, readCheckpoint } from './checkpoints.js';
export type { Envelopes, Policy } from './policy.js';
export { PolicyRunner, THE_SYSTEM, type Send } from './policy-runner.js';
export { Progress } from './progress.js';
export type { Projection } from './projection.js';
export { ProjectionRunner } from './projection-runner.js';
export { retrying, type Report } from './retrying.js';
export { projectionMigrations, type ProjectionTables } from './schema.js';
