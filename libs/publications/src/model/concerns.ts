import type { Concerns } from './events.js';

/** A version of a programme, and whose it is. */
interface Belonging {
  id: string;
  provider: string;
  commissioner: string;
}

/** The programmes whose figures a report with these filters could hold, and whose they are. */
export function concernsOf(programmes: readonly Belonging[], filters: Readonly<Partial<Record<string, readonly string[]>>>): Concerns {
  const among = (name: string, value: string): boolean => filters[name]?.includes(value) ?? true;
  const concerned = programmes.filter(
    ({ id, provider, commissioner }) => among('programme', id) && among('provider', provider) && among('commissioner', commissioner),
  );
  const each = (value: (programme: Belonging) => string): string[] => [...new Set(concerned.map(value))].sort();
  return { programmes: each(({ id }) => id), providers: each(({ provider }) => provider), commissioners: each(({ commissioner }) => commissioner) };
}
