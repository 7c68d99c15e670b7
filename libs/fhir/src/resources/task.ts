import { referenceOf } from '#referral';
import { CASE_ID, CASE_REFERENCE, ODS_CODE, OUTCOME_CODES, PERSON_ID } from '../codes/systems.js';
import type { FollowedCase } from '../followed-case.js';

/** A FHIR resource or element as it is sent. */
export type Json = Record<string, unknown>;

const WAITS_FOR: Record<NonNullable<FollowedCase['waitsFor']>, string> = {
  decision: 'Waiting for the service to decide.',
  information: 'Waiting for information that the service asked the referrer for.',
  'duplicate-check': 'The service checks whether the person has another open case.',
};

const NOT_ACCEPTED: Record<NonNullable<FollowedCase['notAccepted']>['reason'], string> = {
  'not-eligible': 'The person does not meet the criteria of the programme.',
  duplicate: 'The person has an open case already.',
  'out-of-area': 'The person lives outside the area of the programme.',
  'no-capacity': 'The programme has no capacity at present.',
  unsuitable: 'The programme would not suit the person.',
  'already-supported': 'The person is supported by another service already.',
  'insufficient-information': 'The information needed was not given.',
  'person-declined': 'The person does not want the support.',
};

/** The Task by which a referrer follows a referral. Its id is the case's. */
export function taskOf(followed: FollowedCase): Json {
  const { caseId, programme, status, waitsFor, notAccepted, withdrawn } = followed;
  const reason = notAccepted?.reason ?? withdrawn?.reason;
  const words = notAccepted
    ? [NOT_ACCEPTED[notAccepted.reason], ...notAccepted.failedCriteria.map((criterion) => criterion.plainWords)].join(' ')
    : 'The referral was withdrawn.';
  const elsewhere = (notAccepted?.signposting ?? []).map(({ name }) => ({ text: `The person can go to: ${name}.` }));
  return {
    resourceType: 'Task',
    id: caseId,
    meta: { versionId: followed.position, lastUpdated: followed.changedAt },
    identifier: [
      { system: CASE_ID, value: caseId },
      { system: CASE_REFERENCE, value: referenceOf(caseId) },
    ],
    status,
    ...(status === 'entered-in-error' ? { statusReason: { text: 'The referral was recorded in error, and counts no longer.' } } : {}),
    ...(reason ? { statusReason: { coding: [{ system: OUTCOME_CODES, code: reason }], text: words } } : {}),
    ...(waitsFor ? { businessStatus: { text: WAITS_FOR[waitsFor] } } : {}),
    intent: 'order',
    description: `Referral to ${programme.name}`,
    focus: { reference: `ServiceRequest/${caseId}`, type: 'ServiceRequest' },
    for: { type: 'Patient', identifier: { system: PERSON_ID, value: followed.personId } },
    authoredOn: followed.receivedAt,
    lastModified: followed.changedAt,
    owner: ownerOf(followed),
    ...(elsewhere.length > 0 ? { note: elsewhere } : {}),
  };
}

const SERVICE_REQUEST_STATUS = {
  requested: 'active',
  accepted: 'active',
  'in-progress': 'active',
  completed: 'completed',
  rejected: 'revoked',
  cancelled: 'revoked',
  'entered-in-error': 'entered-in-error',
} as const;

/** The referral as this service holds it, without anything about the person. */
export function serviceRequestOf(followed: FollowedCase): Json {
  const { caseId, status, personId } = followed;
  return {
    resourceType: 'ServiceRequest',
    id: caseId,
    meta: { versionId: followed.position, lastUpdated: followed.changedAt },
    identifier: [{ system: CASE_ID, value: caseId }],
    status: SERVICE_REQUEST_STATUS[status],
    intent: 'plan',
    subject: { type: 'Patient', identifier: { system: PERSON_ID, value: personId } },
    authoredOn: followed.receivedAt,
    performer: [ownerOf(followed)],
  };
}

const ownerOf = ({ programme: { provider } }: FollowedCase): Json => ({
  type: 'Organization',
  identifier: { system: ODS_CODE, value: provider.code },
  display: provider.name,
});
