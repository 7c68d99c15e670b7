/*
 * FHIR messages for tests. The people are invented; their NHS numbers are from the range kept for tests.
 */

/** A FHIR resource or element. */
export type Fhir = Record<string, unknown>;

const SENT_AT = '2026-03-02T09:30:00+00:00';
const SNOMED = 'http://snomed.info/sct';
const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code';

/** Entries of `aBarsReferral` by what they are; the UUIDs are stable, as those of a practice system would be. */
const URN = {
  header: 'urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c01',
  request: 'urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c02',
  patient: 'urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c03',
  encounter: 'urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c04',
  plan: 'urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c05',
  service: 'urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c06',
  practice: 'urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c07',
  provider: 'urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c08',
  practitioner: 'urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c09',
  role: 'urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c10',
  consent: 'urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c11',
  fitNote: 'urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c12',
} as const;

const to = (fullUrl: string): Fhir => ({ reference: fullUrl });
const concept = (code: string, display: string, system = SNOMED): Fhir => ({ coding: [{ system, code, display }] });
const organisation = (code: string, name: string): Fhir => ({ resourceType: 'Organization', identifier: [{ system: ODS, value: code }], name });

/** The resources of a message, by name. Change any of them before the message is put together. */
export type BarsParts = Record<keyof typeof URN, Fhir>;

/** A Patient with a verified NHS number, at a practice. */
export const aPatient = (): Fhir => ({
  resourceType: 'Patient',
  identifier: [
    {
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
          valueCodeableConcept: concept(
            'number-present-and-verified',
            'Number present and verified',
            'https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus',
          ),
        },
      ],
      system: 'https://fhir.nhs.uk/Id/nhs-number',
      value: '9990000018',
    },
  ],
  name: [{ use: 'official', family: 'Example', given: ['Robin'], prefix: ['Mx'] }],
  telecom: [{ system: 'phone', value: '07700 900123', use: 'mobile' }],
  gender: 'female',
  birthDate: '1984-05-04',
  address: [{ use: 'home', line: ['1 Example Street'], city: 'Leeds', postalCode: 'LS10 4YU' }],
});

/** A fit note as a response to the questionnaire that UK Core gives as an example. */
export const aFitNote = (finding: { code: string; display: string } = { code: '160910001', display: 'Unfit for work' }): Fhir => ({
  resourceType: 'QuestionnaireResponse',
  questionnaire: 'https://example.com/Questionnaire/FitnessForWork',
  status: 'completed',
  authored: SENT_AT,
  item: [
    { linkId: 'Q1', text: 'Assessment Date', answer: [{ valueDate: '2026-02-27' }] },
    {
      linkId: 'Q2',
      text: 'Condition(s)',
      item: [{ linkId: 'Q2g', text: 'Condition (Coded)', answer: [{ valueCoding: { system: SNOMED, code: '203082005', display: 'Fibromyalgia' } }] }],
    },
    { linkId: 'Q3', text: 'I find you', answer: [{ valueCoding: { system: SNOMED, ...finding } }] },
    { linkId: 'Q4', text: 'This will be the case from', answer: [{ valueDate: '2026-02-16' }] },
    { linkId: 'Q5', text: 'to', answer: [{ valueDate: '2026-03-15' }] },
  ],
});

/** The resources of a BaRS referral from a GP, with a fit note, to the provider PRV01. */
export const barsParts = (): BarsParts => ({
  header: {
    resourceType: 'MessageHeader',
    eventCoding: { system: 'https://fhir.nhs.uk/CodeSystem/message-events-bars', code: 'servicerequest-request' },
    destination: [{ endpoint: 'https://fhir.nhs.uk/Id/dos-service-id|2000099999', receiver: to(URN.provider) }],
    sender: to(URN.practice),
    source: { name: 'Example practice system', endpoint: 'https://fhir.nhs.uk/Id/dos-service-id|2000011111' },
    reason: { coding: [{ system: 'https://fhir.nhs.uk/CodeSystem/message-reason-bars', code: 'new' }] },
    focus: [to(URN.request)],
    definition: 'https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-request-referral',
  },
  request: {
    resourceType: 'ServiceRequest',
    identifier: [{ system: 'https://practice.example/referral', value: '4711' }],
    basedOn: [to(URN.plan)],
    status: 'active',
    intent: 'plan',
    category: [concept('referral', 'Transfer of Care', 'https://fhir.nhs.uk/CodeSystem/message-category-servicerequest')],
    subject: to(URN.patient),
    encounter: to(URN.encounter),
    occurrencePeriod: { start: SENT_AT, end: '2026-03-16T09:30:00+00:00' },
    authoredOn: SENT_AT,
    requester: to(URN.practitioner),
    performer: [to(URN.service)],
    reasonCode: [concept('279039007', 'Low back pain')],
    note: [{ text: 'Cannot lift at work any more.' }],
  },
  patient: { ...aPatient(), generalPractitioner: [to(URN.practice)] },
  encounter: {
    resourceType: 'Encounter',
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    subject: to(URN.patient),
  },
  plan: { resourceType: 'CarePlan', status: 'completed', intent: 'plan', subject: to(URN.patient) },
  service: { resourceType: 'HealthcareService', providedBy: to(URN.provider), name: 'Work and health' },
  practice: organisation('A81001', 'Example Surgery'),
  provider: organisation('PRV01', 'Example Work and Health'),
  practitioner: { resourceType: 'Practitioner', name: [{ family: 'Sample', given: ['Sam'], prefix: ['Dr'] }] },
  role: {
    resourceType: 'PractitionerRole',
    practitioner: to(URN.practitioner),
    organization: to(URN.practice),
    code: [concept('62247001', 'General practitioner')],
  },
  consent: {
    resourceType: 'Consent',
    status: 'active',
    category: [concept('DRC', 'Direct Care', 'https://fhir.nhs.uk/CodeSystem/consent-categories-bars')],
    patient: to(URN.patient),
  },
  fitNote: { ...aFitNote(), subject: to(URN.patient) },
});

/** A BaRS referral message. `change` is handed its resources before they are put together; take one out with `delete`. */
export function aBarsReferral(change: (parts: Partial<BarsParts> & BarsParts) => void = () => undefined): Fhir {
  const parts = barsParts();
  change(parts);
  return {
    resourceType: 'Bundle',
    id: '5f0d3f4c-5b0e-4f7c-8a51-3f5f0e6a7b01',
    meta: { versionId: '1.1.0', lastUpdated: SENT_AT },
    type: 'message',
    timestamp: SENT_AT,
    entry: Object.entries(parts).map(([name, resource]) => ({ fullUrl: URN[name as keyof typeof URN], resource })),
  };
}

/** The message that cancels `aBarsReferral`: stripped to what BaRS asks of it. */
export function aBarsCancellation(status: 'revoked' | 'entered-in-error' = 'revoked', change: (request: Fhir) => void = () => undefined): Fhir {
  return aBarsReferral((parts) => {
    parts.header['reason'] = { coding: [{ system: 'https://fhir.nhs.uk/CodeSystem/message-reason-bars', code: 'update' }] };
    parts.request['status'] = status;
    for (const name of ['basedOn', 'encounter', 'requester', 'performer']) delete parts.request[name];
    change(parts.request);
    for (const name of ['encounter', 'plan', 'service', 'practitioner', 'role', 'consent', 'fitNote'] as const)
      delete (parts as Partial<BarsParts>)[name];
  });
}

/** A plain Bundle of UK Core resources from the same practice. */
export function aUkCoreBundle(change: (parts: { request: Fhir; patient: Fhir; fitNote: Fhir; service: Fhir }) => void = () => undefined): Fhir {
  const parts = {
    request: {
      resourceType: 'ServiceRequest',
      id: 'request-17',
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-SourceOfServiceRequest',
          valueCodeableConcept: concept('108161000000109', 'Referred by general practitioner'),
        },
      ],
      identifier: [{ system: 'https://practice.example/referral', value: '4712' }],
      status: 'active',
      intent: 'order',
      subject: to('Patient/patient-17'),
      performer: [to('HealthcareService/service-17')],
      authoredOn: SENT_AT,
      reasonCode: [concept('35489007', 'Depressive disorder')],
    },
    patient: {
      ...aPatient(),
      id: 'patient-17',
      name: [{ family: 'Sample', given: ['Kim'] }],
      generalPractitioner: [{ identifier: { system: ODS, value: 'A81001' } }],
      identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000026' }],
    },
    fitNote: { ...aFitNote({ code: '225891002', display: 'Fit for work with restrictions' }), id: 'note-17', subject: to('Patient/patient-17') },
    service: {
      resourceType: 'HealthcareService',
      id: 'service-17',
      identifier: [{ system: 'https://stepwise.example/Id/programme', value: 'staged-work-health' }],
    },
  } as { request: Fhir; patient: Fhir; fitNote: Fhir; service: Fhir };
  change(parts);
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: Object.values(parts).map((resource) => ({
      fullUrl: `https://practice.example/fhir/${String(resource['resourceType'])}/${String(resource['id'])}`,
      resource,
      request: { method: 'POST', url: resource['resourceType'] },
    })),
  };
}

/** Headers of a BaRS request, with ids of their own unless given. */
export const barsHeaders = (requestId: string = crypto.randomUUID()): Record<string, string> => ({
  'content-type': 'application/fhir+json',
  'x-request-id': requestId,
  'x-correlation-id': crypto.randomUUID(),
});
