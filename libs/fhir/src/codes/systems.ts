/** The URIs that messages name their identifiers, codes and extensions by. Compared without scheme and capitals. */

export const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';
export const ODS_CODE = 'https://fhir.nhs.uk/Id/ods-organization-code';
export const DOS_SERVICE_ID = 'https://fhir.nhs.uk/Id/dos-service-id';
export const SNOMED = 'http://snomed.info/sct';

const UK_CORE = 'https://fhir.hl7.org.uk/StructureDefinition';
export const VERIFICATION_EXTENSION = `${UK_CORE}/Extension-UKCore-NHSNumberVerificationStatus`;
export const ETHNIC_CATEGORY_EXTENSION = `${UK_CORE}/Extension-UKCore-EthnicCategory`;
export const SOURCE_EXTENSION = `${UK_CORE}/Extension-UKCore-SourceOfServiceRequest`;

/** What no national standard has a place for, under names of our own. */
const OURS = 'https://stepwise.example';
/** Identifier of a HealthcareService: the programme that a referral is addressed to. */
export const PROGRAMME_ID = `${OURS}/Id/programme`;
/** Identifier of a Task or ServiceRequest: the case. */
export const CASE_ID = `${OURS}/Id/case`;
/** Identifier of a Task: the short reference of the case. */
export const CASE_REFERENCE = `${OURS}/Id/case-reference`;
/** Identifier of a person, which says nothing about them. */
export const PERSON_ID = `${OURS}/Id/person`;
/** Extension of a ServiceRequest: work as it stands at referral, in nested extensions named as in `mapping/work.ts`. */
export const WORK_EXTENSION = `${OURS}/StructureDefinition/work`;
/** Codes A, B and C of the stage asked for, in `ServiceRequest.orderDetail`. */
export const STAGE_CODES = `${OURS}/CodeSystem/stage`;
/** Codes of consent recipients, in `Consent.category` or `Consent.provision.actor.role`. */
export const RECIPIENT_CODES = `${OURS}/CodeSystem/consent-recipient`;
/** Codes of why a referral ended as it did, in `Task.statusReason`. */
export const OUTCOME_CODES = `${OURS}/CodeSystem/referral-outcome`;
/** Our stable problem codes, beside the national ones. */
export const PROBLEM_CODES = `${OURS}/CodeSystem/problem`;

/** BaRS error codes. The lower-case s is real. */
export const HTTP_ERROR_CODES = 'https://fhir.nhs.uk/Codesystem/http-error-codes';
export const MESSAGE_EVENTS = 'https://fhir.nhs.uk/CodeSystem/message-events-bars';
export const MESSAGE_REASONS = 'https://fhir.nhs.uk/CodeSystem/message-reason-bars';
export const SERVICE_REQUEST_CATEGORIES = 'https://fhir.nhs.uk/CodeSystem/message-category-servicerequest';
