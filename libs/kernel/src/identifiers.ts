import { createHash, randomUUID } from 'node:crypto';

/** An RFC 9562 UUID in lower case. */
export type Uuid = string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text is a UUID, in whichever case. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** A new random identifier. */
export const newId = (): Uuid => randomUUID();

/**
 * A name-based UUID (RFC 9562, version 5): the same namespace and name give the same identifier.
 * Everything a command creates is named after the command, so a repeat creates nothing new.
 */
export function derivedId(namespace: Uuid, name: string): Uuid {
  const digest = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  const bytes = digest.subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The namespace of all derived identifiers of this product. */
export const STEPWISE_NAMESPACE: Uuid = '5c1f3f0e-8a53-4a6e-9d0b-6f1f7a3c2b10';

/** How an NHS number reads after normalising. */
export type NhsNumberCheck = { kind: 'valid'; number: string } | { kind: 'invalid-checksum'; number: string } | { kind: 'malformed' };

/**
 * NHS number, ten digits written together or 3-3-4 with spaces or hyphens. Check digit modulo 11, weights 10 to 2
 * (NHS Data Dictionary, "NHS NUMBER"): 11 counts as 0, 10 makes the number invalid. One digit ten times over would pass,
 * and is what people type who have no number: it counts as failing, or all of them would be one person.
 */
export function checkNhsNumber(text: string): NhsNumberCheck {
  const trimmed = text.trim();
  if (!/^\d{10}$/.test(trimmed) && !/^\d{3}([ -])\d{3}\1\d{4}$/.test(trimmed)) return { kind: 'malformed' };
  const number = trimmed.replace(/[ -]/g, '');
  const sum = [...number.slice(0, 9)].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  const check = (11 - (sum % 11)) % 11;
  const sound = check === Number(number[9]) && !/^(\d)\1{9}$/.test(number);
  return { kind: sound ? 'valid' : 'invalid-checksum', number };
}

/** A GP practice's ODS code: a letter and five digits (A81001). */
export const isPracticeCode = (text: string): boolean => /^[A-Z]\d{5}$/.test(text);

/** Any ODS organisation code: 3 to 10 letters and digits. */
export const isOrganisationCode = (text: string): boolean => /^[A-Z0-9]{3,10}$/.test(text);

/** The outward part of a UK postcode (LS10 of "LS10 4YU"), or `undefined` if it is not a postcode. */
export function postcodeDistrict(text: string): string | undefined {
  const match = /^([A-Z]{1,2}\d[A-Z\d]?)(\s*\d[A-Z]{2})?$/i.exec(text.trim());
  return match?.[1]?.toUpperCase();
}
