import { describe, it } from '@jest/globals';
import { pastEventId } from '#support/decisions.js';
import {
  A_THIRD_CASE,
  type CommandOf,
  accepted,
  amended,
  ANOTHER_CASE,
  died,
  duplicateRaised,
  duplicateResolved,
  everyOtherCommand,
  informationRequested,
  informationSupplied,
  inSurroundings,
  notAccepted,
  received,
  referralAfter,
  STAGED,
  transferred,
  withdrawn,
} from './stories.js';

const DISCHARGED = { discharge: { status: 'discharged', dischargedAt: '2026-03-10T09:00:00.000Z' } } as const;

describe('every decision', () => {
  it.each(everyOtherCommand)('$type is refused where nobody has been referred', (command) => {
    referralAfter().when(command).refused('case.not-found');
  });

  it.each(everyOtherCommand)('$type is refused with a date before notice of the referral', (command) => {
    referralAfter(received()).effective('2026-03-01T23:59:59.999Z').when(command).refused('effective.before-referral', 'effectiveAt');
  });
});

describe('deciding on a referral', () => {
  const accept = { type: 'AcceptReferral', note: 'Rang the practice' } as const;
  const decline: CommandOf<'DeclineReferral'> = {
    type: 'DeclineReferral',
    reason: 'out-of-area',
    signposting: [{ id: 'jobcentre', name: 'Jobcentre', kind: 'destination' }],
  };
  const waiting = { 'received referral': [received()], 'one for which information was asked': [received(), informationRequested()] };

  it.each(Object.entries(waiting))('accepts a %s', (_, past) => {
    referralAfter(...past)
      .when(accept)
      .then({ type: 'ReferralAccepted', data: { how: 'by-staff' }, personal: { note: 'Rang the practice' } });
  });

  it.each(Object.entries(waiting))('does not accept a %s, with a reason and somewhere else to go', (_, past) => {
    referralAfter(...past)
      .when({ ...decline, note: 'Lives in York' })
      .then({
        type: 'ReferralNotAccepted',
        data: { reason: 'out-of-area', failedCriteria: [], signposting: decline.signposting },
        personal: { note: 'Lives in York' },
      });
  });

  it('is refused twice', () => {
    for (const decided of [accepted(), notAccepted(), withdrawn()]) {
      referralAfter(received(), decided).when(accept).refused('referral.already-decided');
      referralAfter(received(), decided).when(decline).refused('referral.already-decided');
    }
  });

  it('is refused while it may be a duplicate', () => {
    const unresolved = () => referralAfter(received(), duplicateRaised());
    unresolved().when(accept).refused('referral.duplicate-unresolved');
    unresolved().when(decline).refused('referral.duplicate-unresolved');
    unresolved()
      .when({ type: 'RequestInformation', needed: ['practice'] })
      .refused('referral.duplicate-unresolved');
  });

  it('accepts nobody who had died by then, but takes a late entry from before', () => {
    const afterDeath = () => referralAfter(received(), died('2026-03-05T08:00:00.000Z'));
    afterDeath().when(accept).refused('referral.person-died');
    afterDeath().effective('2026-03-05T08:00:00.000Z').when(accept).refused('referral.person-died');
    afterDeath().effective('2026-03-05T07:59:59.999Z').when(accept).then({ type: 'ReferralAccepted' });
    afterDeath().when(decline).then({ type: 'ReferralNotAccepted' });
  });
});

describe('asking for information', () => {
  const ask: CommandOf<'RequestInformation'> = {
    type: 'RequestInformation',
    needed: ['employer-size', 'fit-note'],
    question: 'How many work there?',
  };
  const answer: CommandOf<'SupplyInformation'> = {
    type: 'SupplyInformation',
    facts: { practice: 'A81002' },
    personal: { contact: { telephone: '07700 900123' } },
    answer: 'Nine',
  };

  it('says what is missing, in codes; the question is personal', () => {
    referralAfter(received())
      .when(ask)
      .then({ type: 'InformationRequested', data: { needed: ask.needed }, personal: { question: 'How many work there?' } });
  });

  it('is refused if nothing is asked, and once the referral is decided', () => {
    referralAfter(received())
      .when({ ...ask, needed: [] })
      .refused('referral.nothing-asked', 'needed');
    referralAfter(received(), accepted()).when(ask).refused('referral.already-decided');
  });

  it('takes the answer, after which the referral waits for its decision again', () => {
    referralAfter(received(), informationRequested())
      .when(answer)
      .then({
        type: 'InformationSupplied',
        data: { facts: { practice: 'A81002' } },
        personal: { contact: { telephone: '07700 900123' }, answer: 'Nine' },
      });
    referralAfter(received(), informationRequested(), informationSupplied()).when({ type: 'AcceptReferral' }).then({ type: 'ReferralAccepted' });
  });

  it('takes the answer after an amendment too: nobody knows whether that answered the question', () => {
    referralAfter(received(), informationRequested(), amended()).when(answer).then({ type: 'InformationSupplied' });
  });

  it('takes news from after the referral, but none from days to come, and none that contradict it', () => {
    const asked = () => referralAfter(received(), informationRequested()).at('2026-03-09T12:00:00.000Z');
    const since = (absenceStartedOn: string) => ({ ...answer, facts: { absenceStartedOn } });
    asked().when(since('2026-03-09')).then({ type: 'InformationSupplied' });
    asked().when(since('2026-03-10')).refused('referral.facts-contradict', 'absenceStartedOn');
    asked()
      .when({ ...answer, facts: { employment: { status: 'employed', offSick: false } } })
      .refused('referral.facts-contradict', 'employment.offSick');
  });

  it('does not hold against an answer what contradicted itself before', () => {
    const inDoubt = received({ employment: { status: 'employed', offSick: false } });
    referralAfter(inDoubt, informationRequested()).when(answer).then({ type: 'InformationSupplied' });
  });

  it('takes no answer to a question that nobody asked, or that was answered', () => {
    referralAfter(received()).when(answer).refused('referral.no-information-requested');
    referralAfter(received(), informationRequested(), informationSupplied()).when(answer).refused('referral.no-information-requested');
  });
});

describe('withdrawing a referral', () => {
  const withdraw = { type: 'WithdrawReferral', by: 'referrer', reason: 'referred-in-error', note: 'Wrong patient' } as const;

  it('is open until triage is decided', () => {
    for (const past of [[], [informationRequested()], [duplicateRaised()], [accepted()]]) {
      referralAfter(received(), ...past)
        .when(withdraw)
        .then({ type: 'ReferralWithdrawn', data: { by: 'referrer', reason: 'referred-in-error' }, personal: { note: 'Wrong patient' } });
    }
  });

  it('is refused after that: the case is discharged, with an outcome', () => {
    inSurroundings({ triageDecided: true }).events(received(), accepted()).when(withdraw).refused('referral.already-begun');
    inSurroundings(DISCHARGED).events(received(), accepted()).when(withdraw).refused('referral.already-begun');
  });

  it('is refused for a referral that is closed', () => {
    referralAfter(received(), withdrawn()).when(withdraw).refused('referral.already-decided');
    referralAfter(received(), notAccepted()).when(withdraw).refused('referral.already-decided');
  });
});

describe('resolving a probable duplicate', () => {
  const unresolved = () => referralAfter(received(), duplicateRaised(ANOTHER_CASE, A_THIRD_CASE));

  it('as separate lets the referral wait for its decision', () => {
    unresolved()
      .when({ type: 'ResolveDuplicate', resolution: 'separate', note: 'Two sisters' })
      .then({ type: 'ProbableDuplicateResolved', data: { resolution: 'separate' }, personal: { note: 'Two sisters' } });
    referralAfter(received(), duplicateRaised(), duplicateResolved()).when({ type: 'AcceptReferral' }).then({ type: 'ReferralAccepted' });
  });

  it('as duplicate closes the referral and merges nothing', () => {
    unresolved()
      .when({ type: 'ResolveDuplicate', resolution: 'duplicate', otherCase: A_THIRD_CASE })
      .then(
        { type: 'ProbableDuplicateResolved', data: { resolution: 'duplicate', otherCase: A_THIRD_CASE } },
        { type: 'ReferralNotAccepted', data: { reason: 'duplicate', failedCriteria: [], signposting: [] } },
      );
  });

  it('asks which case it duplicates, and takes no other than those raised', () => {
    unresolved().when({ type: 'ResolveDuplicate', resolution: 'duplicate' }).refused('referral.duplicate-case-missing', 'otherCase');
    for (const resolution of ['duplicate', 'separate'] as const) {
      unresolved()
        .when({ type: 'ResolveDuplicate', resolution, otherCase: 'c0000000-0000-4000-8000-000000000009' })
        .refused('referral.duplicate-case-unknown', 'otherCase');
    }
  });

  it('is refused if none was raised, or it is resolved', () => {
    const resolve = { type: 'ResolveDuplicate', resolution: 'separate' } as const;
    referralAfter(received()).when(resolve).refused('referral.no-duplicate-raised');
    referralAfter(received(), duplicateRaised(), duplicateResolved()).when(resolve).refused('referral.no-duplicate-raised');
  });
});

describe('reviewing an amendment', () => {
  const review = { type: 'ReviewAmendment', amendment: pastEventId(2), note: 'Told the caseworker' } as const;

  it('notes that somebody has looked at it, once', () => {
    referralAfter(received(), accepted(), amended())
      .when(review)
      .then({ type: 'AmendmentReviewed', data: { amendment: pastEventId(2) }, personal: { note: 'Told the caseworker' } });
    referralAfter(received(), accepted(), amended(), { type: 'AmendmentReviewed', data: { amendment: pastEventId(2) } })
      .when(review)
      .refused('referral.no-such-amendment', 'amendment');
  });

  it('is refused for anything else', () => {
    referralAfter(received(), amended(), accepted()).when(review).refused('referral.no-such-amendment', 'amendment');
  });
});

describe('transferring a referral', () => {
  const to = { id: 'employment-specialist', version: 2 };
  const transfer = { type: 'TransferReferral', to, reason: 'better-fit', note: 'Wants a new job' } as const;

  it('hands the case over, decided or not', () => {
    for (const past of [[], [accepted()]]) {
      referralAfter(received(), ...past)
        .when(transfer)
        .then({ type: 'ReferralTransferred', data: { from: STAGED, to, reason: 'better-fit' }, personal: { note: 'Wants a new job' } });
    }
  });

  it('goes on from where the last one led', () => {
    referralAfter(received(), transferred(to))
      .when({ ...transfer, to: STAGED })
      .then({ type: 'ReferralTransferred', data: { from: to, to: STAGED } });
  });

  it('is refused to where the case is; another version of the same programme is somewhere else', () => {
    referralAfter(received())
      .when({ ...transfer, to: STAGED })
      .refused('referral.same-programme', 'programme');
    referralAfter(received())
      .when({ ...transfer, to: { ...STAGED, version: 2 } })
      .then({ type: 'ReferralTransferred' });
  });

  it('is refused once the referral is closed, and for a time from the discharge on', () => {
    referralAfter(received(), notAccepted()).when(transfer).refused('case.referral-closed');
    referralAfter(received(), withdrawn()).when(transfer).refused('case.referral-closed');
    const discharged = () => inSurroundings(DISCHARGED).events(received(), accepted());
    discharged().effective('2026-03-10T09:00:00.000Z').when(transfer).refused('case.discharged');
    discharged().effective('2026-03-10T08:59:59.999Z').when(transfer).then({ type: 'ReferralTransferred' });
  });
});

describe('a death', () => {
  const report = { type: 'ReportDeath', reportedBy: 'family' } as const;

  it('is recorded whatever has become of the case', () => {
    for (const past of [[], [accepted()], [notAccepted()], [withdrawn()], [duplicateRaised()]]) {
      referralAfter(received(), ...past)
        .when(report)
        .then({ type: 'PersonDied', data: { reportedBy: 'family' } });
    }
  });

  it('is recorded once', () => {
    referralAfter(received(), died('2026-03-05T08:00:00.000Z')).when(report).refused('person.already-died');
  });
});
