import type { ConditionGroup } from '#programmes/contract';
import type { Intake } from '#referral';

type Resource = { resourceType: string; id: string } & Record<string, unknown>;

const NHS = 'https://fhir.nhs.uk';
const UK_CORE = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore';
const OURS = 'https://stepwise.example';
const SNOMED = 'http://snomed.info/sct';

/** One SNOMED CT concept for each group of conditions of which the demo's referrals by FHIR speak. */
const CONCEPTS: Partial<Record<ConditionGroup, string>> = {
  musculoskeletal: '279039007',
  pain: '82423001',
  'common-mental-health': '35489007',
  'severe-mental-illness': '13746004',
  'long-covid-fatigue': '1119304009',
};

/** SNOMED CT concepts of who refers: general practitioner, hospital consultant. */
const SOURCES: Partial<Record<Intake['facts']['source'], string>> = { gp: '108161000000109', 'secondary-care': '312357002' };

/** The identifier that a sending system gives to a ServiceRequest. */
export const FHIR_MESSAGE_SYSTEM = 'https://practice-system.example/service-request';

const coding = (system: string, code: string) => ({ coding: [{ system, code }] });
const reference = (to: Resource) => ({ reference: `${to.resourceType}/${to.id}` });
const entries = (resources: readonly Resource[]) => resources.map((resource) => ({ fullUrl: `${resource.resourceType}/${resource.id}`, resource }));

/** A referral as a plain transaction Bundle of UK Core resources. */
export function plainBundle(intake: Intake): object {
  const { patient, request, others } = resourcesOf(intake, 'order');
  const resources = [request, patient, ...others];
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: entries(resources).map((entry) => ({ ...entry, request: { method: 'POST', url: entry.resource.resourceType } })),
  };
}

/** A referral as a BaRS message: event servicerequest-request, reason new. */
export function barsMessage(intake: Intake, sentOn: string): object {
  const { patient, request, others } = resourcesOf(intake, 'plan');
  const receiver = organisation('receiver', 'PRV01');
  const sender = organisation('sender', intake.facts.referrer.organisation);
  const doctor: Resource = { resourceType: 'Practitioner', id: 'doctor', name: [{ text: intake.personal.referrerName ?? 'Dr Sample' }] };
  const role: Resource = { resourceType: 'PractitionerRole', id: 'role', practitioner: reference(doctor), organization: reference(sender) };
  const header: Resource = {
    resourceType: 'MessageHeader',
    id: 'header',
    eventCoding: { system: `${NHS}/CodeSystem/message-events-bars`, code: 'servicerequest-request' },
    reason: coding(`${NHS}/CodeSystem/message-reason-bars`, 'new'),
    sender: reference(sender),
    destination: [{ receiver: reference(receiver), endpoint: 'https://stepwise.example/fhir/R4' }],
    source: { endpoint: 'https://practice-system.example' },
    focus: [reference(request)],
  };
  const told: Resource[] = [
    { resourceType: 'Encounter', id: 'encounter', status: 'finished', subject: reference(patient) },
    { resourceType: 'CarePlan', id: 'plan', status: 'completed', intent: 'plan', subject: reference(patient), description: intake.personal.reason },
  ];
  const asked = { ...request, requester: reference(role), authoredOn: sentOn, occurrencePeriod: { start: sentOn } };
  return {
    resourceType: 'Bundle',
    meta: { versionId: '1.5.0' },
    type: 'message',
    timestamp: sentOn,
    entry: entries([header, asked, patient, ...told, ...others, sender, receiver, doctor, role]),
  };
}

function resourcesOf(intake: Intake, intent: 'order' | 'plan'): { patient: Resource; request: Resource; others: Resource[] } {
  const patient = patientOf(intake);
  const { facts, personal } = intake;
  const said = {
    employmentStatus: facts.employment.status,
    employerSize: facts.employment.employerSize,
    occupationGroup: facts.employment.occupationGroup,
  };
  const work = [
    ...Object.entries(said).flatMap(([url, valueCode]) => (valueCode === undefined ? [] : [{ url, valueCode }])),
    ...(facts.employment.offSick === undefined ? [] : [{ url: 'offSick', valueBoolean: facts.employment.offSick }]),
    ...(facts.employment.atRiskOfAbsence === undefined ? [] : [{ url: 'atRiskOfAbsence', valueBoolean: facts.employment.atRiskOfAbsence }]),
    ...(facts.absenceStartedOn === undefined ? [] : [{ url: 'absenceStartedOn', valueDate: facts.absenceStartedOn }]),
    ...(personal.employer?.name === undefined ? [] : [{ url: 'employerName', valueString: personal.employer.name }]),
  ];
  const request: Resource = {
    resourceType: 'ServiceRequest',
    id: 'request',
    identifier: [{ system: FHIR_MESSAGE_SYSTEM, value: intake.sourceMessage?.id }],
    status: 'active',
    intent,
    category: [coding(`${NHS}/CodeSystem/message-category-servicerequest`, 'referral')],
    subject: reference(patient),
    extension: [
      { url: `${UK_CORE}-SourceOfServiceRequest`, valueCodeableConcept: coding(SNOMED, SOURCES[facts.source] ?? '') },
      { url: `${OURS}/StructureDefinition/work`, extension: work },
    ],
    reasonCode: facts.conditionGroups.map((group) => ({ ...coding(SNOMED, CONCEPTS[group] ?? ''), text: personal.conditionText })),
    note: [{ text: personal.reason }],
    ...(facts.requestedStage ? { orderDetail: [coding(`${OURS}/CodeSystem/stage`, facts.requestedStage)] } : {}),
  };
  const service: Resource = {
    resourceType: 'HealthcareService',
    id: 'service',
    identifier: [{ system: `${OURS}/Id/programme`, value: intake.programme }],
  };
  const consents = intake.consents.map(({ recipient }) =>
    consentOf(patient, recipient, { category: [coding(`${OURS}/CodeSystem/consent-recipient`, recipient)] }),
  );
  // A message must hold a Consent even where the person gave none.
  const denied = consentOf(patient, 'none', { provision: { type: 'deny' } });
  return { patient, request, others: [service, ...(consents.length > 0 ? consents : [denied])] };
}

function patientOf({ facts, personal, nhsNumberVerified }: Intake): Resource {
  const { name, birthDate, nhsNumber, contact } = personal;
  const verification = coding('https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus', nhsNumberVerified ? '01' : '02');
  return {
    resourceType: 'Patient',
    id: 'patient',
    identifier: [
      {
        system: `${NHS}/Id/nhs-number`,
        value: nhsNumber,
        extension: [{ url: `${UK_CORE}-NHSNumberVerificationStatus`, valueCodeableConcept: verification }],
      },
    ],
    name: [{ use: 'official', given: [name.given], family: name.family }],
    birthDate,
    gender: facts.sex,
    telecom: [
      { system: 'phone', value: contact?.telephone, use: 'mobile' },
      { system: 'email', value: contact?.email },
    ],
    address: [{ use: 'home', line: [contact?.address], postalCode: contact?.postcode }],
    generalPractitioner: [{ identifier: { system: `${NHS}/Id/ods-organization-code`, value: facts.practice } }],
  };
}

const consentOf = (patient: Resource, id: string, terms: object): Resource => ({
  resourceType: 'Consent',
  id: `consent-${id}`,
  status: 'active',
  patient: reference(patient),
  ...terms,
});

function organisation(id: string, code: string): Resource {
  return { resourceType: 'Organization', id, identifier: [{ system: `${NHS}/Id/ods-organization-code`, value: code }] };
}
