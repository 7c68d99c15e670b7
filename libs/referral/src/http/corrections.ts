import type { CorrectableModule } from '#corrections';
import { known, londonDate, withFacts, type LocalDate, type Recorded } from '#kernel';
import { ReferralModuleCommand } from '../handled-referral.js';
import type { ReferralFacts } from '../model/events.js';
import { referralStream } from '../model/standing.js';
import { CorrectedConsent, DeclineBody, ReportDeathBody, RequestInformationBody, TransferBody, WithdrawBody } from './case-bodies.js';
import { CorrectedAmendment, CorrectedReferral } from './corrected-referral.js';
import { following } from './following.js';
import { NoteOnly } from './note-only.js';

const correctedAmendment = { facts: CorrectedAmendment, derive: derivedFacts };

/** How the facts of a referral are corrected. */
export const referralCorrections: CorrectableModule = {
  targets: (_streams, caseId) => [{ caseId }],
  stream: ({ caseId }) => referralStream(caseId),
  command: ReferralModuleCommand,
  corrections: {
    ReferralReceived: { facts: CorrectedReferral, derive: derivedFacts },
    ReferralAmended: correctedAmendment,
    InformationSupplied: correctedAmendment,
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

/** Facts that follow from others change with them; those of an amendment or an answer lie together under `facts`. */
function derivedFacts(facts: Record<string, unknown>, event: Recorded): Record<string, unknown> {
  const { noticeReceivedOn = londonDate(event.effectiveAt), facts: brought } = event.data as {
    noticeReceivedOn?: LocalDate;
    facts?: Partial<ReferralFacts>;
  };
  const { nhsNumber, ...follows } = following(facts, noticeReceivedOn);
  const number = nhsNumber === undefined ? {} : { nhsNumber };
  if (event.type === 'ReferralReceived') return { ...number, ...follows };
  const restated = facts['facts'] as object | null | undefined;
  if (restated === null || (restated === undefined && Object.keys(follows).length === 0)) return number;
  return { ...number, facts: withFacts(restated ? { ...workedOut(brought), ...restated } : { ...brought }, follows) };
}

/** The facts that nobody types. */
function workedOut(facts: Partial<ReferralFacts> | undefined): object {
  return known({ ageBand: facts?.ageBand, nhsNumberStatus: facts?.nhsNumberStatus, postcodeDistrict: facts?.postcodeDistrict });
}
