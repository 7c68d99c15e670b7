import { codings } from '../reader/datatypes.js';
import type { Element } from '../reader/element.js';
import type { FhirBundle } from '../reader/fhir-bundle.js';

/**
 * What a BaRS message asks of its receiver (BaRS core 1.5.0, "Bundle processing"), or why it cannot be done. `unsupported`
 * is understood and not offered here; faults of the message are left with the Bundle.
 */
export type MessageKind = 'new-referral' | 'cancelled-referral' | { unsupported: string; at: string } | 'faulty';

/** Versions of the BaRS message Bundle that are taken: every 1.x, released or not. */
export const SUPPORTED_VERSIONS = /^1\.\d{1,3}\.\d{1,3}(-(alpha|beta|rc)(\.\d{1,3})?)?$/;

/** Finds out what a message is, in the order in which a receiver decides it: version, event, category, reason, statuses. */
export function kindOfMessage(bundle: FhirBundle): MessageKind {
  const { root } = bundle;
  if (bundle.isNone) return 'faulty';
  const type = root.at('type').text(40);
  if (type !== 'message')
    root.at('type').fault(type === undefined ? 'required' : 'invariant', 'must be message; a plain Bundle goes to POST /fhir/R4/Bundle');
  const versionId = root.at('meta.versionId');
  const version = versionId.text(40);
  if (version === undefined) versionId.fault('invariant', 'is required: the version of BaRS that the message was written for');
  else if (!SUPPORTED_VERSIONS.test(version))
    return { unsupported: `This version of BaRS is not supported; ${versionId.expression} must be 1.x.y.`, at: versionId.expression };
  if (!bundle.faults.none) return 'faulty';
  const header = bundle.first('MessageHeader');
  if (!header.exists) header.fault('required', 'is required: a message begins with it');
  if (!header.exists) return 'faulty';
  if (header.expression !== 'Bundle.entry[0].resource') header.fault('invariant', 'must be the first entry of a message');
  return kindOfEvent(header, bundle);
}

function kindOfEvent(header: Element, bundle: FhirBundle): MessageKind {
  const event = header.at('eventCoding.code');
  const code = event.text(100);
  if (code === 'booking-request' || code === 'booking-response' || code === 'servicerequest-response') {
    return { unsupported: `This service takes referrals (servicerequest-request) and no ${code}.`, at: event.expression };
  }
  if (code !== 'servicerequest-request') {
    event.fault(code === undefined ? 'required' : 'invariant', 'must be servicerequest-request');
    return 'faulty';
  }
  return kindOfRequest(header, bundle);
}

function kindOfRequest(header: Element, bundle: FhirBundle): MessageKind {
  const request = bundle.first('ServiceRequest');
  if (!request.exists) {
    request.fault('required', 'is required: the referral');
    return 'faulty';
  }
  const categories = request
    .each('category')
    .flatMap(codings)
    .map((category) => category.code.toLowerCase());
  if (categories.includes('validation')) {
    return { unsupported: 'Requests for validation are not supported; send a referral.', at: request.at('category').expression };
  }
  if (!categories.includes('referral'))
    request.at('category').fault(categories.length === 0 ? 'required' : 'invariant', 'must hold the code referral');
  const reason = header.at('reason');
  const codes = codings(reason).map(({ code }) => code);
  const status = request.at('status').text(40);
  const cancelled = status === 'revoked' || status === 'entered-in-error';
  const kind = codes.includes('update') && cancelled ? 'cancelled-referral' : 'new-referral';
  if (kind === 'new-referral') {
    if (!codes.includes('new'))
      reason
        .at('coding')
        .fault(codes.length === 0 ? 'required' : 'invariant', 'must be new, or update with a ServiceRequest that is revoked or entered-in-error');
    if (status !== 'active') request.at('status').fault(status === undefined ? 'required' : 'invariant', 'must be active for a new referral');
  }
  return bundle.faults.none ? kind : 'faulty';
}
