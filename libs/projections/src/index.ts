export { CheckpointTaken, moveCheckpoint, readCheckpoint } from './checkpoints.js';
export { CheckpointWatch } from './checkpoint-watch.js';
export type { Envelopes, Policy } from './policy.js';
export { PolicyRunner, THE_SYSTEM, type Send } from './policy-runner.js';
export { Progress } from './progress.js';
export type { Projection } from './projection.js';
export { ProjectionInUse, ProjectionRunner } from './projection-runner.js';
export { retrying, whileLeading, type Report } from './retrying.js';
export { projectionMigrations, type ProjectionTables } from './schema.js';
