import type { Fhir } from '#support/fhir.js';

/** Elements that repeat, by their parent's name; without a parent, wherever they stand. Enough for the published examples. */
const LISTS = new Set([
  ...['extension', 'identifier', 'coding', 'telecom', 'address', 'line', 'given', 'prefix', 'suffix', 'entry', 'item', 'answer', 'relationship'],
  ...['communication', 'specialty', 'category', 'reasonCode', 'reasonReference', 'supportingInfo', 'locationReference', 'performer'],
  ...['generalPractitioner', 'note', 'component', 'dayOfWeek', 'when'],
  ...['Patient.name', 'Patient.contact', 'Practitioner.name', 'PractitionerRole.code'],
]);
/** Primitive elements whose value is no text. */
const TYPED = /^(valueBoolean|valuePositiveInt|valueInteger|valueDecimal|rank|frequency|period|active|deceasedBoolean)$/;

const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z]+)((?:\s+[\w:]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|[^<]+/g;

interface Open {
  name: string;
  element: Fhir;
}

/** Turns FHIR XML into FHIR JSON, well enough for the published examples; narrative is left out. */
export function fhirOfXml(xml: string): Fhir {
  const root: Open = { name: '', element: {} };
  const path: Open[] = [root];
  for (const [, closing, name, attributes = '', selfClosing] of xml.replace(/<div[\s\S]*?<\/div>/g, '').matchAll(TOKEN)) {
    if (name === undefined) continue;
    const parent = path.at(-1) as Open;
    if (closing) {
      path.pop();
      continue;
    }
    const attribute = (of: string): string | undefined => new RegExp(`\\s${of}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1];
    const value = attribute('value');
    const isResource = /^[A-Z]/.test(name);
    const url = attribute('url');
    const element: Fhir = { ...(isResource ? { resourceType: name } : {}), ...(url === undefined ? {} : { url }) };
    const json: unknown = value === undefined ? element : TYPED.test(name) ? (JSON.parse(value) as unknown) : value.replaceAll('&amp;', '&');
    // A resource inside an element is that element.
    if (isResource && parent !== root) Object.assign(parent.element, element);
    else if (isResource) Object.assign(root.element, element);
    else add(parent, name, json);
    if (!selfClosing) path.push({ name, element: isResource ? parent.element : element });
  }
  return root.element;
}

function add(parent: Open, name: string, value: unknown): void {
  const repeats = LISTS.has(name) || LISTS.has(`${String(parent.element['resourceType'] ?? parent.name)}.${name}`);
  const before = parent.element[name] as unknown[] | undefined;
  parent.element[name] = repeats ? [...(before ?? []), value] : value;
}
