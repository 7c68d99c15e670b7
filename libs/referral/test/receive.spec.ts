import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#kernel';
import {
  amended,
  ANOTHER_CASE,
  accepted,
  consentGiven,
  consentWithdrawn,
  employerLiaison,
  facts,
  gpFeedback,
  informationRequested,
  informationSupplied,
  inSurroundings,
  notAccepted,
  personal,
  receive,
  received,
  referralAfter,
  withdrawn,
} from './stories.js';

const NOT_FOR_STUDENTS = { criterion: 'employment', met: 'no', plainWords: 'For people in work.' } as const;
const IN_THE_AREA = { criterion: 'area', met: 'yes', plainWords: 'For people in Leeds.' } as const;
const AREA_UNKNOWN = { ...IN_THE_AREA, met: 'unknown' } as const;

describe('a first referral', () => {
  it('is accepted at once where the programme does so and every criterion is met', () => {
    referralAfter()
      .when(receive({ sourceMessage: { system: 'RYE', id: '4711' } }))
      .then(
        {
          type: 'ReferralReceived',
          data: { ...facts(), programme: { id: 'staged-service', version: 1 }, sourceMessage: { system: 'RYE', id: '4711' } },
          personal: personal(),
        },
        { type: 'ReferralAccepted', data: { how: 'automatic' } },
      );
  });

  it('keeps nothing that identifies the person in clear', () => {
    const { decision } = referralAfter().when(receive());
    if (isRefusal(decision)) throw new Error(decision.message);
    expect(JSON.stringify(decision.map(({ data }) => data))).not.toMatch(/Alex|Example|9990000018|1984-05-04/);
  });

  it('waits for staff where they decide', () => {
    referralAfter()
      .when(receive({ acceptance: 'by-staff' }))
      .then({ type: 'ReferralReceived' });
  });

  it('waits for staff where a criterion is not known to be met', () => {
    const eligibility = { eligible: true, findings: [AREA_UNKNOWN] };
    referralAfter().when(receive({ eligibility })).then({ type: 'ReferralReceived' });
  });

  it('is answered at once if the person is not eligible, with every failed criterion and somewhere else to go', () => {
    const eligibility = { eligible: false, findings: [IN_THE_AREA, NOT_FOR_STUDENTS, AREA_UNKNOWN] };
    const signposting = [{ id: 'citizens-advice', name: 'Citizens Advice', kind: 'destination' as const }];
    referralAfter()
      .when(receive({ eligibility, signposting, probableDuplicate: { otherCases: [ANOTHER_CASE], because: 'same-nhs-number' } }))
      .then(
        { type: 'ReferralReceived', data: { eligibility } },
        {
          type: 'ReferralNotAccepted',
          data: { reason: 'not-eligible', failedCriteria: [{ criterion: 'employment', plainWords: 'For people in work.' }], signposting },
        },
      );
  });

  it('brings the consents that the person gave with it', () => {
    referralAfter()
      .when(receive({ consents: [gpFeedback, employerLiaison] }))
      .then(
        { type: 'ReferralReceived' },
        { type: 'ConsentGiven', data: { ...gpFeedback, how: 'in-referral' } },
        { type: 'ConsentGiven', data: { ...employerLiaison, how: 'in-referral' } },
        { type: 'ReferralAccepted' },
      );
  });
});

describe('a probable duplicate', () => {
  it('waits for a person to decide, whatever the programme does by itself', () => {
    const probableDuplicate = { otherCases: [ANOTHER_CASE], because: 'same-name-and-birth-date' as const };
    referralAfter()
      .when(receive({ probableDuplicate }))
      .then({ type: 'ReferralReceived' }, { type: 'ProbableDuplicateRaised', data: probableDuplicate });
  });
});

describe('a re-referral', () => {
  it('is a new case that is linked to the earlier one', () => {
    referralAfter()
      .when(receive({ earlierCase: ANOTHER_CASE }))
      .then({ type: 'ReferralReceived' }, { type: 'LinkedToEarlierCase', data: { earlierCase: ANOTHER_CASE } }, { type: 'ReferralAccepted' });
  });
});

describe('a redelivery', () => {
  it('changes nothing, however far the case has gone', () => {
    for (const state of [[], [accepted()], [notAccepted()], [withdrawn()]]) {
      referralAfter(received(), ...state)
        .when(receive())
        .then();
    }
    inSurroundings({ discharge: { status: 'discharged', dischargedAt: '2026-03-10T09:00:00.000Z' } })
      .events(received(), accepted())
      .when(receive())
      .then();
  });

  it('of an older content changes nothing after an amendment, and neither does one of the amendment', () => {
    const afterAmendment = () => referralAfter(received(), amended({ sex: 'male' }));
    afterAmendment().when(receive()).then();
    afterAmendment()
      .when(receive({ contentFingerprint: 'content-2', facts: facts({ sex: 'male' }) }))
      .then();
  });
});

describe('an amendment', () => {
  const amendment = (overrides = {}) => receive({ contentFingerprint: 'content-3', ...overrides });

  it('records what differs, to be reviewed, and decides nothing', () => {
    referralAfter(received())
      .when(
        amendment({
          facts: facts({ conditionGroups: ['musculoskeletal', 'pain'], practice: 'A81002' }),
          personal: personal({ nhsNumber: undefined }),
        }),
      )
      .then({
        type: 'ReferralAmended',
        data: { facts: { conditionGroups: ['musculoskeletal', 'pain'], practice: 'A81002' }, contentFingerprint: 'content-3' },
        personal: { name: { given: 'Alex', family: 'Example' } },
      });
  });

  it('names the differing facts alone', () => {
    const { decision } = referralAfter(received(), amended({ sex: 'male' })).when(amendment({ facts: facts({ sex: 'male', practice: 'A81002' }) }));
    expect(decision).toMatchObject([{ data: { facts: { practice: 'A81002' } } }]);
    expect(JSON.stringify(decision)).not.toContain('"sex"');
  });

  it('takes out what it tells no more, and leaves what was supplied since', () => {
    const before = facts({ absenceStartedOn: '2026-02-16', requestedStage: 'C' });
    const supplied = informationSupplied({ postcodeDistrict: 'LS11' });
    const now = facts({
      employment: { status: 'employed', offSick: false },
      absenceStartedOn: undefined,
      requestedStage: undefined,
      postcodeDistrict: undefined,
    });
    const { decision } = referralAfter(received({ ...before, postcodeDistrict: undefined }), informationRequested(), supplied).when(
      amendment({ facts: now }),
    );
    expect(decision).toMatchObject([
      { data: { facts: { employment: { status: 'employed', offSick: false }, absenceStartedOn: null, requestedStage: null } } },
    ]);
    expect(JSON.stringify(decision)).not.toContain('postcodeDistrict');
  });

  it('does not move the start of the clock', () => {
    const { decision } = referralAfter(received()).when(amendment({ facts: facts({ noticeReceivedOn: '2026-03-09' }) }));
    expect(decision).toMatchObject([{ type: 'ReferralAmended', data: { facts: {} } }]);
    expect(JSON.stringify(decision)).not.toContain('noticeReceivedOn');
  });

  it('gives no consent by itself: one that was withdrawn must not come back unseen', () => {
    const { decision } = referralAfter(received(), consentGiven(gpFeedback), consentGiven(employerLiaison), consentWithdrawn('employer')).when(
      amendment({ consents: [gpFeedback, employerLiaison] }),
    );
    expect(decision).toMatchObject([{ type: 'ReferralAmended', data: { consentsToReview: [employerLiaison] } }]);
  });

  it('says nothing of consents that stand as they are, in whatever order they are told', () => {
    const both = { ...employerLiaison, content: ['outcome' as const, 'function-and-adjustments' as const] };
    const { decision } = referralAfter(received(), consentGiven({ ...both, content: both.content.toReversed() })).when(
      amendment({ consents: [both] }),
    );
    expect(decision).toMatchObject([{ type: 'ReferralAmended' }]);
    expect(JSON.stringify(decision)).not.toContain('consentsToReview');
  });

  it('is refused once the referral is closed or the case discharged', () => {
    referralAfter(received(), notAccepted()).when(amendment()).refused('referral.amendment-too-late');
    referralAfter(received(), withdrawn()).when(amendment()).refused('referral.amendment-too-late');
    inSurroundings({ discharge: { status: 'discharged', dischargedAt: '2026-03-10T09:00:00.000Z' } })
      .events(received(), accepted())
      .when(amendment())
      .refused('referral.amendment-too-late');
  });

  it('is refused with a date before the notice', () => {
    referralAfter(received()).effective('2026-03-01T23:59:59.999Z').when(amendment()).refused('effective.before-referral', 'effectiveAt');
  });
});
