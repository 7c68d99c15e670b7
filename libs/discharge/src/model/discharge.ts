import type { Decider } from '#kernel';
import type { DischargeCommand } from './commands.js';
import type { DischargeContext } from './context.js';
import { consistent, correctable } from './corrections.js';
import { dischargeCase } from './discharge-case.js';
import type { DischargeEvent } from './events.js';
import { recordFollowUp } from './record-follow-up.js';
import { recordSatisfaction } from './record-satisfaction.js';
import { recordWorkStatus } from './record-work-status.js';
import { reopenCase } from './reopen-case.js';
import { evolve, initial, type DischargeState } from './state.js';

/** Work status, discharge, reopening, follow-up and satisfaction of one case. */
export const discharge: Decider<DischargeState, DischargeCommand, DischargeEvent, DischargeContext> = {
  category: 'discharge',
  initial,
  evolve,
  decide: {
    RecordWorkStatus: recordWorkStatus,
    DischargeCase: dischargeCase,
    ReopenCase: reopenCase,
    RecordFollowUp: recordFollowUp,
    RecordSatisfaction: recordSatisfaction,
  },
  correctable,
  consistent,
};
