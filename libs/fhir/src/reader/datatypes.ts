import type { Element } from './element.js';

/** One code of a CodeableConcept or Coding. */
export interface Coded {
  system?: string;
  code: string;
  display?: string;
}

/** The codes of a CodeableConcept; those without a code are passed over. */
export const codings = (concept: Element): Coded[] => concept.each('coding').flatMap(coding);

/** A Coding, as a list of none or one. */
export function coding(element: Element): Coded[] {
  const [system, code, display] = [element.at('system').text(300), element.at('code').text(100), element.at('display').text(500)];
  return code === undefined ? [] : [{ ...(system ? { system } : {}), code, ...(display ? { display } : {}) }];
}

/** What a CodeableConcept says in words: its own text, else the display of its first code that has one. */
export const wordsOf = (concept: Element): string | undefined => concept.at('text').text(2_000) ?? codings(concept).find((c) => c.display)?.display;

/** Whether two URIs name the same system. Published messages differ in `http` or `https` and in capitals (`/Id/`, `/id/`). */
export const sameSystem = (a: string | undefined, b: string): boolean => a !== undefined && bare(a) === bare(b);

const bare = (uri: string): string =>
  uri
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');

/** The identifiers of a resource within one system; old ones are left out. */
export function identifiers(resource: Element, system: string): Element[] {
  return resource
    .each('identifier')
    .filter((identifier) => sameSystem(identifier.at('system').text(300), system) && identifier.at('use').text() !== 'old');
}

/** The first identifier of a resource within one system. */
export const identifierValue = (resource: Element, system: string): string | undefined => identifiers(resource, system)[0]?.at('value').text(300);

/** The extension of an element with a URL; absent if there is none. */
export function extension(element: Element, url: string): Element {
  return element.each('extension').find((e) => e.at('url').text(300) === url) ?? element.nothing(`extension('${url}')`);
}

/** A HumanName on one line: `Dr Sam Sample`. */
export function nameInWords(resource: Element): string | undefined {
  const name = resource.at('name[0]');
  const parts = [...name.each('prefix').slice(0, 1), ...name.each('given').slice(0, 1)].map((part) => part.text(50));
  const words = [...parts, name.at('family').text(100)].filter((part) => part !== undefined).join(' ');
  return words || name.at('text').text(150);
}
