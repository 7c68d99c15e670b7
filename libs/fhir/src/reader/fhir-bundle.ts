import { Element } from './element.js';
import { ElementFaults } from './element-faults.js';

interface Entry {
  fullUrl?: string;
  type: string;
  id?: string;
  resource: Element;
}

/** Forms that a literal reference may have. A bare id is none of them. */
const REFERENCE = /^(urn:(uuid|oid):\S+|#\S+|https?:\/\/\S+|[A-Z][A-Za-z]{2,40}\/[A-Za-z0-9\-.]{1,64}(\/_history\/\S+)?)$/;

/** Many times more than any referral holds. */
const MOST_ENTRIES = 1_000;

/** A Bundle with its resources by type and by reference. */
export class FhirBundle {
  private readonly byReference: ReadonlyMap<string, Entry>;
  private readonly byResource: ReadonlyMap<Element, Entry>;

  private constructor(
    readonly root: Element,
    readonly faults: ElementFaults,
    private readonly entries: readonly Entry[],
  ) {
    this.byReference = new Map(entries.toReversed().flatMap((entry) => namesOf(entry).map((name) => [name, entry] as const)));
    this.byResource = new Map(entries.map((entry) => [entry.resource, entry]));
  }

  /** Reads a Bundle from JSON, whatever it is. What is no Bundle has a fault that says so, and no entries. */
  static read(body: unknown): FhirBundle {
    const faults = new ElementFaults();
    const root = new Element(body ?? undefined, 'Bundle', faults);
    if (!root.exists) root.fault('required', 'is required: the body is empty');
    const type = root.at('resourceType').text(64);
    if (type !== 'Bundle' && faults.none) root.at('resourceType').fault('structure', 'must be Bundle');
    if (!faults.none) return new FhirBundle(root, faults, []);
    const entries = root.each('entry');
    if (entries.length > MOST_ENTRIES) root.at('entry').fault('too-long', `must not hold more than ${MOST_ENTRIES} entries`);
    const read = entries.slice(0, MOST_ENTRIES);
    refuseSharedUrls(read);
    return new FhirBundle(root, faults, read.flatMap(readEntry));
  }

  /** Whether the body was no Bundle at all, so that there is nothing more to say about it. */
  get isNone(): boolean {
    return this.root.at('resourceType').text(64) !== 'Bundle';
  }

  /** The resources of a type, in the order of the Bundle. */
  all(type: string): Element[] {
    return this.entries.filter((entry) => entry.type === type).map((entry) => entry.resource);
  }

  /** The first resource of a type; absent if there is none. */
  first(type: string): Element {
    return this.all(type)[0] ?? this.root.nothing(`entry.resource.ofType(${type})`);
  }

  /** The `fullUrl` that a resource of this Bundle came under. */
  fullUrlOf(resource: Element): string | undefined {
    return this.byResource.get(resource)?.fullUrl;
  }

  /** The type of a resource of this Bundle. */
  typeOf(resource: Element): string | undefined {
    return this.byResource.get(resource)?.type;
  }

  /**
   * The resource that a Reference points to, if it is here and of one of these types. `urn:` references name something in
   * the same Bundle (http://hl7.org/fhir/R4/bundle.html#references), so one that leads nowhere is a fault; a relative or
   * absolute one may lead elsewhere.
   */
  follow(reference: Element, types: readonly string[]): Element | undefined {
    const to = reference.at('reference');
    const text = to.text(500);
    if (text === undefined) return undefined;
    if (!REFERENCE.test(text)) return to.fault('value', 'must be a reference: urn:uuid:…, Type/id, a URL or #id');
    const found = this.byReference.get((text.split('/_history/')[0] as string).toLowerCase());
    if (!found && text.startsWith('urn:')) return to.fault('not-found', 'points to nothing in this Bundle');
    if (found && !types.includes(found.type)) return to.fault('value', `must point to a ${types.join(' or ')}`);
    return found?.resource;
  }
}

/** A reference to a `fullUrl` that two entries share could mean either (http://hl7.org/fhir/R4/bundle.html, invariant bdl-7). */
function refuseSharedUrls(entries: readonly Element[]): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    const url = entry.at('fullUrl').text(500)?.toLowerCase();
    if (url === undefined) continue;
    if (seen.has(url)) entry.at('fullUrl').fault('invariant', 'is that of an earlier entry as well; each entry has one of its own');
    seen.add(url);
  }
}

function readEntry(entry: Element): Entry[] {
  const resource = entry.at('resource');
  if (!resource.required('an entry of a referral holds one')) return [];
  const type = resource.at('resourceType');
  type.required();
  const [name, fullUrl, id] = [type.text(64), entry.at('fullUrl').text(500), resource.at('id').text(64)];
  return name === undefined ? [] : [{ type: name, resource, ...(fullUrl ? { fullUrl } : {}), ...(id ? { id } : {}) }];
}

/** What a reference to an entry may say, in lower case: its fullUrl, the end of that, or its type and id. */
function namesOf({ fullUrl, type, id }: Entry): string[] {
  const names = [fullUrl, fullUrl?.split('/').slice(-2).join('/'), id && `${type}/${id}`];
  return names.filter((name) => name !== undefined && name !== '').map((name) => (name as string).toLowerCase());
}
