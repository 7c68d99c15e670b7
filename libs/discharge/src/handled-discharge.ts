import { caseModule, ModuleCommand, type Handled } from '#handling';
import { dischargeSurroundings } from './case-surroundings.js';
import type { DischargeCommand } from './model/commands.js';
import type { DischargeContext } from './model/context.js';
import { discharge } from './model/discharge.js';
import type { DischargeEvent } from './model/events.js';
import { dischargeStream } from './model/standing.js';
import type { DischargeState } from './model/state.js';

/** A command to the discharge module. */
export class DischargeModuleCommand extends ModuleCommand<DischargeCommand> {}

const { guard: _notBeforeReferral, ...bound } = caseModule<DischargeState, DischargeCommand, DischargeEvent, DischargeContext>({
  decider: discharge,
  stream: ({ caseId }) => dischargeStream(caseId),
  more: (streams, { caseId }) => dischargeSurroundings(streams, caseId),
});

/**
 * Binds the discharge decider to the log. Unlike the rest of a case, a work status may lie before the referral ("off sick
 * since"), so the common guard is left off; the decisions that must not come before it say so themselves.
 */
export const handledDischarge: Handled<DischargeState, DischargeCommand, DischargeEvent, DischargeContext> = bound;
