import type { Decider } from '#kernel';
import type { CaseContext } from '#handling/contract';
import { proposeAdjustments, recordAdjustmentImplemented, recordEmployerResponse } from './adjust-work.js';
import { agreePhasedReturn } from './agree-phased-return.js';
import { correctReport, offerReport, releaseReport, withholdReport } from './clear-report.js';
import { closeLiaison } from './close-liaison.js';
import type { LiaisonCommand } from './commands.js';
import { consistent, correctable } from './corrections.js';
import type { LiaisonEvent } from './events.js';
import { recordEmployerContact, recordMediation, recordWorkplaceVisit } from './meet-employer.js';
import { openLiaison } from './open-liaison.js';
import { evolve, initial, type LiaisonState } from './state.js';
import { resumeLiaison, suspendLiaison } from './suspend-liaison.js';

/** What the person's employer is told, asked for and does, never without the person's consent. */
export const employerLiaison: Decider<LiaisonState, LiaisonCommand, LiaisonEvent, CaseContext> = {
  category: 'employer',
  initial,
  evolve,
  decide: {
    OpenLiaison: openLiaison,
    RecordEmployerContact: recordEmployerContact,
    OfferReport: offerReport,
    CorrectReport: correctReport,
    ReleaseReport: releaseReport,
    WithholdReport: withholdReport,
    ProposeAdjustments: proposeAdjustments,
    RecordEmployerResponse: recordEmployerResponse,
    RecordAdjustmentImplemented: recordAdjustmentImplemented,
    RecordWorkplaceVisit: recordWorkplaceVisit,
    RecordMediation: recordMediation,
    AgreePhasedReturn: agreePhasedReturn,
    SuspendLiaison: suspendLiaison,
    ResumeLiaison: resumeLiaison,
    CloseLiaison: closeLiaison,
  },
  correctable,
  consistent,
};
