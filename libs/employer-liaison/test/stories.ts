import type { CaseContext } from '#handling/contract';
import type { Instant } from '#kernel';
import type { ConsentTerms } from '#referral/contract';
import type { Past } from '#support/decisions.js';
import { anAcceptedReferral, anEmployerConsent, anOpenCase, EMPLOYER_CONSENT } from '#support/stories.js';
import type { EventOf, LiaisonEvent, ReportFacts } from '../src/model/events.js';
import type { EmployerResponse } from '../src/model/vocabulary.js';

/** The n-th report's or adjustment's id, from 1. */
export const report = (n = 1): string => `4e000000-0000-4000-8000-00000000000${n}`;
export const adjustment = (n: number): string => `ad000000-0000-4000-8000-00000000000${n}`;

/** What events of the past relied on. */
export const relied = { consentId: EMPLOYER_CONSENT };

/** Ten o'clock (UTC, and in London before 29 March) on a day of March 2026. */
export const onMarch = (day: string): Instant => `2026-03-${day}T10:00:00.000Z`;

/** A case whose person consents to what these tests need, or to the contents named. */
export const aConsentingPerson = (...content: ConsentTerms['content']): CaseContext =>
  anOpenCase({ referral: anAcceptedReferral({ consents: [anEmployerConsent(content.length > 0 ? { content } : {})] }) });

/** A case whose person consents to nothing that concerns the employer. */
export const aPersonWithoutConsent = (): CaseContext =>
  anOpenCase({ referral: anAcceptedReferral({ consents: [anEmployerConsent({ recipient: 'gp', content: ['everything'] })] }) });

export const opened = (at?: Instant): Past<LiaisonEvent> => ({ type: 'LiaisonOpened', data: relied, at });

export const reportOffered = (n = 1, facts: Partial<ReportFacts> = {}, at?: Instant): Past<LiaisonEvent> => ({
  type: 'ReportOfferedToPerson',
  data: { ...relied, reportId: report(n), functionalLimits: ['lifting-and-carrying', 'stamina'], adjustments: ['amended-duties'], ...facts },
  at,
});

export const reportReleased = (n = 1, at?: Instant): Past<LiaisonEvent> => ({
  type: 'ReportReleased',
  data: { ...relied, reportId: report(n), how: 'verbal' },
  at,
});

export const reportWithheld = (n = 1, at?: Instant): Past<LiaisonEvent> => ({ type: 'ReportWithheld', data: { ...relied, reportId: report(n) }, at });

/** A phased return (1) and amended duties (2) put to the employer. */
export const adjustmentsProposed = (at?: Instant): Past<LiaisonEvent> => ({
  type: 'AdjustmentsProposed',
  data: {
    ...relied,
    adjustments: [
      { adjustmentId: adjustment(1), kind: 'phased-return' },
      { adjustmentId: adjustment(2), kind: 'amended-duties' },
    ],
  },
  at,
});

export const responded = (n: number, response: EmployerResponse, at?: Instant): Past<LiaisonEvent> => ({
  type: 'EmployerResponded',
  data: { ...relied, responses: [{ adjustmentId: adjustment(n), response }] },
  at,
});

export const implemented = (n: number, at?: Instant): Past<LiaisonEvent> => ({
  type: 'AdjustmentImplemented',
  data: { ...relied, adjustmentId: adjustment(n) },
  at,
});

export const phasedReturnAgreed = (hoursByWeek: number[], at?: Instant): Past<LiaisonEvent> => ({
  type: 'PhasedReturnAgreed',
  data: { ...relied, startsOn: '2026-03-23', hoursByWeek },
  at,
});

export const suspended = (at?: Instant): Past<LiaisonEvent> => ({ type: 'LiaisonSuspended', data: { reason: 'consent-withdrawn' }, at });

export const resumed = (at?: Instant): Past<LiaisonEvent> => ({ type: 'LiaisonResumed', data: relied, at });

export const closed = (at?: Instant, reason: EventOf<'LiaisonClosed'>['data']['reason'] = 'no-longer-needed'): Past<LiaisonEvent> => ({
  type: 'LiaisonClosed',
  data: { reason },
  at,
});
