export { FhirModule } from './fhir.module.js';
export { fhirMigrations } from './fhir-requests.js';
export { acceptFhirJson } from './http/accept-fhir-json.js';
export { refuseFhir } from './problems.js';
export { fhirErrors } from './resources/operation-outcome.js';
