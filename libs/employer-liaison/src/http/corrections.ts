import type { CorrectableModule } from '#corrections';
import { EmployerLiaisonModuleCommand } from '../handled-employer-liaison.js';
import { employerStream } from '../model/standing.js';
import { PhasedReturnBody } from './adjustment-bodies.js';
import { EmployerContactBody, LiaisonBody, LiaisonClosingBody, LiaisonNoteBody, MediationBody, WorkplaceVisitBody } from './contact-bodies.js';
import { CorrectedImplementation, CorrectedProposal, CorrectedResponses } from './corrected-facts.js';
import { ReportCorrectionBody, ReportOfferBody, ReportReleaseBody } from './report-bodies.js';

/** How the facts of employer liaison are corrected. A suspension is not: it follows from the consents. */
export const employerLiaisonCorrections: CorrectableModule = {
  targets: (_streams, caseId) => [{ caseId }],
  stream: ({ caseId }) => employerStream(caseId),
  command: EmployerLiaisonModuleCommand,
  corrections: {
    LiaisonOpened: { facts: LiaisonBody },
    EmployerContacted: { facts: EmployerContactBody },
    ReportOfferedToPerson: { facts: ReportOfferBody },
    ReportCorrectedByPerson: { facts: ReportCorrectionBody },
    ReportReleased: { facts: ReportReleaseBody },
    ReportWithheld: { facts: LiaisonNoteBody },
    AdjustmentsProposed: { facts: CorrectedProposal },
    EmployerResponded: { facts: CorrectedResponses },
    AdjustmentImplemented: { facts: CorrectedImplementation },
    WorkplaceVisitCompleted: { facts: WorkplaceVisitBody },
    MediationHeld: { facts: MediationBody },
    PhasedReturnAgreed: { facts: PhasedReturnBody },
    LiaisonResumed: { facts: LiaisonNoteBody },
    LiaisonClosed: { facts: LiaisonClosingBody },
  },
};
