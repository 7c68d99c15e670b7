import { MESSAGE_EVENTS } from '../codes/systems.js';
import type { Json } from './task.js';

/** The day on which what this says last changed. */
const CHANGED_ON = '2026-03-02';

/** What the FHIR interface offers. */
export const capabilityStatement = (): Json => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: CHANGED_ON,
  kind: 'instance',
  software: { name: 'Stepwise' },
  implementation: { description: 'Referral to work and health programmes' },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [
    {
      mode: 'server',
      security: { description: 'Authorization: Bearer, a token of the referring organisation' },
      resource: [
        {
          type: 'Task',
          documentation: 'Progress of a referral: requested, accepted or rejected, in-progress, completed or cancelled.',
          interaction: [{ code: 'read' }, { code: 'search-type' }],
          searchParam: [{ name: 'focus', type: 'reference', documentation: 'ServiceRequest/{id} of the referral' }],
        },
        {
          type: 'ServiceRequest',
          documentation: 'The referral as this service holds it, without anything about the person.',
          interaction: [{ code: 'read' }],
        },
        {
          type: 'Bundle',
          documentation: 'A referral as a transaction, batch or collection of UK Core resources.',
          interaction: [{ code: 'create' }],
        },
      ],
      operation: [{ name: 'process-message', definition: 'http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message' }],
    },
  ],
  messaging: [
    {
      documentation: `BaRS 1.x messages: event servicerequest-request (${MESSAGE_EVENTS}), a new referral or its cancellation.`,
      supportedMessage: [
        { mode: 'receiver', definition: 'https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-request-referral' },
        { mode: 'receiver', definition: 'https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-request-cancelled' },
      ],
    },
  ],
});
