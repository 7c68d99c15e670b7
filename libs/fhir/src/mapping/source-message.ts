import { isOrganisationCode } from '#kernel';
import type { SourceMessage } from '#referral/contract';
import { NHS_NUMBER, ODS_CODE } from '../codes/systems.js';
import { identifierValue, sameSystem } from '../reader/datatypes.js';
import type { Element } from '../reader/element.js';
import type { FhirBundle } from '../reader/fhir-bundle.js';

/**
 * What names a referral with its sender, so that the same one again is recognised: the identifier of the ServiceRequest,
 * else its own id or fullUrl, else the identifier or id of the Bundle. It counts within the organisation that is signed in
 * and the one that the message names as sender: nobody amends or cancels another's referral by posing as its sender.
 */
export function readSourceMessage(request: Element, sender: Element | undefined, bundle: FhirBundle, signedIn: string): SourceMessage | undefined {
  const ofRequest = request.each('identifier').flatMap(named)[0] ?? request.at('id').text(64) ?? bundle.fullUrlOf(request);
  const id = ofRequest ?? named(bundle.root.at('identifier'))[0] ?? bundle.root.at('id').text(64);
  if (id === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,400}$/.test(id))
    return request.at('identifier').fault('value', 'must be named by 1 to 400 printable characters without spaces');
  const from = sender && identifierValue(sender, ODS_CODE)?.toUpperCase();
  const another = from !== undefined && isOrganisationCode(from) && from !== signedIn.toUpperCase();
  return { system: another ? `${signedIn}/${from}` : signedIn, id };
}

/** An Identifier as one text. An NHS number names a person, so it never names a message. */
function named(identifier: Element): string[] {
  const [system, value] = [identifier.at('system').text(300), identifier.at('value').text(100)];
  if (value === undefined || sameSystem(system, NHS_NUMBER)) return [];
  return [system === undefined ? value : `${system}|${value}`];
}
