import { known, postcodeDistrict } from '#kernel';
import type { Intake } from '#referral';
import { codings } from '../reader/datatypes.js';
import type { Element } from '../reader/element.js';

/** Confidentiality codes of a restricted record: nobody may see where the person lives. */
const RESTRICTED: readonly string[] = ['R', 'V'];

/** Codes of a Patient.contact who is the patient; BaRS puts the person's own telephone there. */
const ONESELF: readonly string[] = ['ONESELF', 'self'];

/** How to reach the person. Of a restricted record only the postcode district is taken, which eligibility needs. */
export function contactOf(patient: Element): Intake['personal']['contact'] {
  const restricted = patient
    .at('meta')
    .each('security')
    .some((label) => RESTRICTED.includes(label.at('code').text() ?? ''));
  const address = addressOf(patient);
  const postcode = address?.at('postalCode').text(10);
  const telecom = [
    ...patient.each('telecom'),
    ...patient
      .each('contact')
      .filter(isOneself)
      .flatMap((contact) => contact.each('telecom')),
  ];
  const contact = known({
    telephone: valueOf(telecom, 'phone', 30),
    email: valueOf(telecom, 'email', 254),
    address: address && !restricted ? inWords(address, postcode) : undefined,
    postcode: restricted ? postcode && postcodeDistrict(postcode) : postcode,
  });
  return Object.keys(contact).length > 0 ? contact : undefined;
}

const isOneself = (contact: Element): boolean =>
  contact
    .each('relationship')
    .flatMap(codings)
    .some(({ code }) => ONESELF.includes(code));

/** Where the person lives now: the home address, else the first that is not an old one. */
function addressOf(patient: Element): Element | undefined {
  const addresses = patient.each('address');
  return addresses.find((a) => a.at('use').text() === 'home') ?? addresses.find((a) => a.at('use').text() !== 'old');
}

/** An address on one line without its postcode. */
function inWords(address: Element, postcode: string | undefined): string | undefined {
  const lines = [...address.each('line').map((line) => line.text(200)), address.at('city').text(100), address.at('district').text(100)];
  const parts = [...new Set(lines.filter((line) => line !== undefined))];
  const text =
    parts.length > 0
      ? parts.join(', ')
      : address
          .at('text')
          .text(500)
          ?.replace(postcode ?? '', '')
          .replace(/[,\s]+$/, '');
  return text ? text.slice(0, 300) : undefined;
}

/** The value of the contact point of a kind that ranks first; a mobile telephone before others of no rank. */
function valueOf(telecom: readonly Element[], system: 'phone' | 'email', max: number): string | undefined {
  const points = telecom.filter((point) => point.at('system').text() === system && point.at('use').text() !== 'old');
  const rank = (point: Element): number => point.at('rank').count(1_000_000) ?? (point.at('use').text() === 'mobile' ? 1_000_001 : 1_000_002);
  const [first] = points.map((point) => ({ point, rank: rank(point) })).sort((a, b) => a.rank - b.rank);
  return first?.point.at('value').text(max);
}
