type Json = Record<string, unknown>;

/** Elements of `meta` that the server which sends sets by itself. */
const SENDING = ['lastUpdated', 'versionId'];

/**
 * What a Bundle says, without what is new each time that it is sent: ids and times of the Bundle and of its MessageHeader,
 * times of its resources, and the UUIDs by which its entries name each other. The same content again is a redelivery.
 *
 * @param bundle a Bundle that was found to be sound
 */
export function contentOfMessage(bundle: Json): unknown {
  const { id: _, identifier: __, timestamp: ___, meta: ____, entry, ...said } = bundle;
  const entries = (entry ?? []) as Json[];
  const names = new Map(entries.map(({ fullUrl }, i) => [fullUrl, `entry ${i}`] as const).filter(([fullUrl]) => isUrn(fullUrl)));
  return renamed({ ...said, entry: entries.map(contentOfEntry) }, names);
}

function contentOfEntry({ resource, ...entry }: Json): Json {
  const { meta, ...said } = resource as Json;
  if (said['resourceType'] === 'MessageHeader') {
    const { id: _, ...header } = said;
    return { resource: header };
  }
  const kept = Object.entries((meta ?? {}) as Json).filter(([name]) => !SENDING.includes(name));
  return { ...entry, resource: { ...said, ...(kept.length > 0 ? { meta: Object.fromEntries(kept) } : {}) } };
}

const isUrn = (fullUrl: unknown): boolean => typeof fullUrl === 'string' && fullUrl.startsWith('urn:uuid:');

/** The same value with every text that names an entry renamed. */
function renamed(value: unknown, names: ReadonlyMap<unknown, string>): unknown {
  if (Array.isArray(value)) return value.map((entry) => renamed(entry, names));
  if (typeof value !== 'object' || value === null) return names.get(value) ?? value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, renamed(inner, names)]));
}
