import { parseDocument } from 'yaml';
import type { Fault } from './checks.js';

/** What a YAML document says, or where it is not YAML. Repeated keys and a second document are faults. */
export function readYaml(source: string): { value: unknown } | { faults: Fault[] } {
  const document = parseDocument(source, { prettyErrors: true });
  const faults = [...document.errors, ...document.warnings].map(({ message }) => ({ path: '', message: sentence(message) }));
  if (faults.length > 0) return { faults };
  try {
    return { value: document.toJS() as unknown };
  } catch (error) {
    // An alias that multiplies beyond reason is only found when the document is turned into values.
    return { faults: [{ path: '', message: error instanceof Error ? error.message : 'The document cannot be read.' }] };
  }
}

/** The first line of the parser's message; the rest quotes the source. */
function sentence(message: string): string {
  return message.split('\n')[0]?.replace(/:$/, '') ?? message;
}
