import type { CorrectableModule } from '#corrections';
import { checkNhsNumber, londonDate, postcodeDistrict, type Recorded } from '#kernel';
import { ageBand } from '../intake/check-intake.js';
import { ReferralModuleCommand } from '../handled-referral.js';
import { referralStream } from '../model/standing.js';
import { CorrectedConsent, DeclineBody, ReportDeathBody, RequestInformationBody, TransferBody, WithdrawBody } from './case-bodies.js';
import { CorrectedReferral } from './corrected-referral.js';
import { NoteOnly } from './note-only.js';

const correctedReferral = { facts: CorrectedReferral, derive: derivedFacts };

/** How the facts of a referral are corrected. */
export const referralCorrections: CorrectableModule = {
  targets: (_streams, caseId) => [{ caseId }],
  stream: ({ caseId }) => referralStream(caseId),
  command: ReferralModuleCommand,
  corrections: {
    ReferralReceived: correctedReferral,
    ReferralAmended: correctedReferral,
    InformationSupplied: correctedReferral,
    AmendmentReviewed: { facts: NoteOnly },
    ReferralAccepted: { facts: NoteOnly },
    ReferralNotAccepted: { facts: DeclineBody },
    InformationRequested: { facts: RequestInformationBody },
    ReferralWithdrawn: { facts: WithdrawBody },
    ProbableDuplicateResolved: { facts: NoteOnly },
    LinkedToEarlierCase: { facts: NoteOnly },
    ReferralTransferred: { facts: TransferBody },
    ConsentGiven: { facts: CorrectedConsent },
    ConsentWithdrawn: { facts: CorrectedConsent },
    PersonDied: { facts: ReportDeathBody },
  },
};

/** Facts that follow from others change with them. A corrected number has not been verified by anybody. */
function derivedFacts(facts: Record<string, unknown>, event: Recorded): Record<string, unknown> {
  const { birthDate, nhsNumber, contact } = facts as { birthDate?: string; nhsNumber?: string | null; contact?: { postcode?: string } };
  const check = typeof nhsNumber === 'string' ? checkNhsNumber(nhsNumber) : undefined;
  const district = contact?.postcode ? postcodeDistrict(contact.postcode) : undefined;
  return {
    ...(birthDate
      ? { ageBand: ageBand(birthDate, (event.data as { noticeReceivedOn?: string }).noticeReceivedOn ?? londonDate(event.effectiveAt)) }
      : {}),
    ...(nhsNumber === null ? { nhsNumberStatus: 'none' } : {}),
    ...(check ? { nhsNumberStatus: check.kind === 'valid' ? 'unverified' : 'invalid-checksum' } : {}),
    ...(district ? { postcodeDistrict: district } : {}),
  };
}
