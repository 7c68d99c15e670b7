import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '#kernel';
import { given, type Past } from '#support/decisions.js';
import { anAcceptedReferral, anEmployerConsent, anOpenCase, EMPLOYER_CONSENT } from '#support/stories.js';
import type { LiaisonCommand } from '../src/model/commands.js';
import { employerLiaison } from '../src/model/employer-liaison.js';
import type { LiaisonEvent } from '../src/model/events.js';
import {
  aConsentingPerson,
  adjustment,
  adjustmentsProposed,
  aPersonWithoutConsent,
  closed,
  onMarch,
  opened,
  reportOffered,
  responded,
  suspended,
} from './stories.js';

/** Every command that needs a consent, with what must have happened before, and the contents that allow it. */
const NEEDING_CONSENT: [LiaisonCommand, Past<LiaisonEvent>[], 'contact' | 'report' | 'adjustments'][] = [
  [{ type: 'OpenLiaison' }, [], 'contact'],
  [{ type: 'RecordEmployerContact', method: 'email', result: 'sent' }, [opened()], 'contact'],
  [{ type: 'OfferReport', functionalLimits: ['sitting'], adjustments: [] }, [opened()], 'report'],
  [{ type: 'CorrectReport', functionalLimits: [] }, [opened(), reportOffered()], 'report'],
  [{ type: 'ReleaseReport', how: 'online' }, [opened(), reportOffered()], 'report'],
  [{ type: 'WithholdReport' }, [opened(), reportOffered()], 'report'],
  [{ type: 'ProposeAdjustments', adjustments: [{ kind: 'other' }] }, [opened()], 'adjustments'],
  [
    { type: 'RecordEmployerResponse', responses: [{ adjustmentId: adjustment(1), response: 'accepted' }] },
    [opened(), adjustmentsProposed()],
    'adjustments',
  ],
  [{ type: 'RecordAdjustmentImplemented', adjustmentId: adjustment(1) }, [opened(), adjustmentsProposed(), responded(1, 'accepted')], 'adjustments'],
  [{ type: 'RecordWorkplaceVisit', mode: 'on-site' }, [opened()], 'adjustments'],
  [{ type: 'RecordMediation', result: 'agreement' }, [opened()], 'adjustments'],
  [{ type: 'AgreePhasedReturn', startsOn: '2026-03-23', hoursByWeek: [16, 24] }, [opened()], 'adjustments'],
  [{ type: 'ResumeLiaison' }, [opened(), suspended()], 'contact'],
];

const ALLOWED_BY = {
  contact: ['progress', 'assessment-report', 'function-and-adjustments', 'outcome', 'everything'],
  report: ['assessment-report', 'function-and-adjustments', 'everything'],
  adjustments: ['function-and-adjustments', 'everything'],
} as const;

describe.each(NEEDING_CONSENT)('$type', (command, past) => {
  const before = past.map((event) => ({ ...event, at: onMarch('03') }));
  const on = (day: string, referral: Parameters<typeof anAcceptedReferral>[0]) =>
    given(employerLiaison, anOpenCase({ referral: anAcceptedReferral(referral) }))
      .events(...before)
      .at(onMarch('20'))
      .effective(onMarch(day))
      .when(command);

  test('refused: about a time before the person consented', () => {
    on('09', { consents: [anEmployerConsent({ since: onMarch('10') })] }).refused('consent.given-later', 'effectiveAt');
    expect(isRefusal(on('10', { consents: [anEmployerConsent({ since: onMarch('10') })] }).decision)).toBe(false);
  });

  test('may be entered late about a time when an earlier consent stood, if one stands again', () => {
    const consents = [anEmployerConsent({ since: onMarch('15') })];
    const endedConsents = [{ ...anEmployerConsent({ since: onMarch('04') }), until: onMarch('08') }];
    expect(isRefusal(on('07', { consents, endedConsents }).decision)).toBe(false);
    on('08', { consents, endedConsents }).refused('consent.given-later');
    on('07', { endedConsents }).refused('consent.not-given');
  });
});

describe.each(NEEDING_CONSENT)('$type', (command, past, doing) => {
  test('refused: without an employer consent, whatever others may be told', () => {
    given(employerLiaison, aPersonWithoutConsent())
      .events(...past)
      .when(command)
      .refused('consent.not-given');
  });

  test.each(ALLOWED_BY.contact.map((content) => [content]))('under a consent to %s', (content) => {
    const story = given(employerLiaison, aConsentingPerson(content))
      .events(...past)
      .when(command);
    const allowed = (ALLOWED_BY[doing] as readonly string[]).includes(content);
    if (!allowed) return story.refused('consent.not-given');
    if (isRefusal(story.decision)) throw new Error(story.decision.message);
    expect(story.decision.map((e) => e.data)).toEqual([expect.objectContaining({ consentId: EMPLOYER_CONSENT })]);
  });

  test.each([
    ['case.not-found', anOpenCase({ referral: { status: 'none' } })],
    ['case.not-accepted', anOpenCase({ referral: anAcceptedReferral({ status: 'received' }) })],
    ['case.discharged', { ...aConsentingPerson(), discharge: { status: 'discharged' as const, dischargedAt: onMarch('10') } }],
  ])('refused with %s: no accepted, open case', (code, context) => {
    given(employerLiaison, context)
      .events(...past)
      .when(command)
      .refused(code);
  });

  if (past.length === 0) return;

  test('refused: liaison was not opened', () => {
    given(employerLiaison, aConsentingPerson()).when(command).refused('liaison.not-opened');
  });

  test('refused: liaison was closed by then', () => {
    given(employerLiaison, aConsentingPerson())
      .events(...past, closed(onMarch('16')))
      .at(onMarch('16'))
      .when(command)
      .refused('liaison.closed');
  });

  if (command.type === 'ResumeLiaison') return;

  test('refused: while liaison is suspended, even where another consent stands', () => {
    given(employerLiaison, aConsentingPerson())
      .events(...past, suspended())
      .when(command)
      .refused('liaison.suspended');
  });

  test('a late entry about the time before a close is welcome', () => {
    given(employerLiaison, aConsentingPerson())
      .events(...past, closed(onMarch('10')))
      .effective('2026-03-10T09:59:59.999Z')
      .when(command)
      .then({ type: expect.any(String) as never });
  });

  test('refused: dated before liaison was opened', () => {
    given(employerLiaison, { ...aConsentingPerson(), referral: { ...aConsentingPerson().referral, noticeReceivedOn: '2026-02-01' } as never })
      .events(...past)
      .effective('2026-03-02T08:59:59.999Z')
      .when(command)
      .refused('liaison.before-opening', 'effectiveAt');
  });
});
