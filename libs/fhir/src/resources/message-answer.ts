import { derivedId, type Instant, type Uuid } from '#kernel';
import { MESSAGE_EVENTS, MESSAGE_REASONS } from '../codes/systems.js';
import type { FollowedCase } from '../followed-case.js';
import type { FhirBundle } from '../reader/fhir-bundle.js';
import { serviceRequestOf, taskOf, type Json } from './task.js';

/** The answer to a message that was processed: a message Bundle with the referral and its Task, as BaRS has it. */
export function messageAnswer(asked: FhirBundle, requestId: Uuid, followed: FollowedCase, now: Instant): Json {
  const header = asked.first('MessageHeader');
  const id = (name: string): Uuid => derivedId(requestId, name);
  const focus = `urn:uuid:${followed.caseId}`;
  return {
    resourceType: 'Bundle',
    id: id('bundle'),
    meta: { versionId: asked.root.at('meta.versionId').text(), lastUpdated: now },
    type: 'message',
    timestamp: now,
    entry: [
      {
        fullUrl: `urn:uuid:${id('header')}`,
        resource: {
          resourceType: 'MessageHeader',
          id: id('header'),
          meta: { lastUpdated: now },
          eventCoding: { system: MESSAGE_EVENTS, code: header.at('eventCoding.code').text() },
          source: { name: followed.programme.wording.serviceName, software: 'Stepwise', endpoint: endpointAsked(asked) },
          reason: { coding: [{ system: MESSAGE_REASONS, code: header.at('reason.coding[0].code').text() }] },
          response: { identifier: messageId(asked) ?? requestId, code: 'ok' },
          focus: [{ reference: focus, type: 'ServiceRequest' }],
        },
      },
      { fullUrl: focus, resource: serviceRequestOf(followed) },
      { fullUrl: `urn:uuid:${id('task')}`, resource: taskOf(followed) },
    ],
  };
}

/** The endpoint that the message was sent to is the one that answers. */
const endpointAsked = (asked: FhirBundle): string => asked.first('MessageHeader').at('destination[0].endpoint').text(500) ?? 'urn:stepwise:fhir:R4';

/** What names the message answered: the id of its header, else the UUID that the header came under. */
function messageId(asked: FhirBundle): string | undefined {
  const header = asked.first('MessageHeader');
  return header.at('id').text(64) ?? asked.fullUrlOf(header)?.replace(/^urn:uuid:/i, '');
}
