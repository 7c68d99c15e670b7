export { CurrentWaits } from './reports/current-waits.js';
export { waitingTimesProjection } from './facts/waiting-times-projection.js';
export { WaitingTimesModule } from './waiting-times.module.js';
export { waitEvidenceKind } from './reports/evidence/wait-check.js';
