import { isLocalDate, londonDate, parseInstant, type LocalDate } from '#kernel';
import type { ElementFaults, IssueCode } from './element-faults.js';

/** The years that a day in a referral may lie in; anything else is a slip of the keyboard. */
const YEARS = { from: 1850, to: 2150 } as const;

/** Characters that FHIR does not allow in a string: controls other than tab, line feed and carriage return. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/**
 * One element of a FHIR resource that nobody has checked: a value and the FHIRPath expression of where it stands. Reading
 * never throws. What is absent reads as `undefined`; what has the wrong shape reads as `undefined` too and leaves a fault
 * behind, so one pass over a message finds everything that is wrong with it.
 */
export class Element {
  constructor(
    private readonly value: unknown,
    /** FHIRPath of the element, as in `Bundle.entry[2].resource.name[0].family`. */
    readonly expression: string,
    private readonly faults: ElementFaults,
  ) {}

  get exists(): boolean {
    return this.value !== undefined;
  }

  /** The element at a path below this one: `name[0].family`. */
  at(path: string): Element {
    return path.split('.').reduce((element: Element, step) => {
      const [, name = '', index] = /^([^[]+)(?:\[(\d+)])?$/.exec(step) ?? [];
      if (index === undefined) return element.child(name);
      return element.each(name)[Number(index)] ?? element.nothing(step);
    }, this);
  }

  /** The element below this one that is not there. */
  nothing(step: string): Element {
    return new Element(undefined, `${this.expression}.${step}`, this.faults);
  }

  /** The entries of a repeating element; none if it is absent. A list that is no list is a fault. */
  each(name: string): Element[] {
    const list = this.child(name);
    if (!list.exists) return [];
    if (!Array.isArray(list.value)) {
      list.fault('structure', 'must be a list, even of one');
      return [];
    }
    const entries = list.value.map((value: unknown, i) => new Element(value ?? undefined, `${list.expression}[${i}]`, this.faults));
    for (const entry of entries) if (!entry.exists) entry.fault('structure', 'must not be null');
    return entries.filter((entry) => entry.exists);
  }

  /** Text of at most `max` characters, trimmed. */
  text(max = 4_000): string | undefined {
    if (!this.exists) return undefined;
    if (typeof this.value !== 'string') return this.fault('structure', 'must be a text');
    const text = this.value.trim();
    if (text === '') return this.fault('value', 'must not be empty; leave it out instead');
    if (text.length > max) return this.fault('too-long', `must not be longer than ${max} characters`);
    if (CONTROLS.test(text) || !text.isWellFormed()) return this.fault('value', 'holds characters that are not allowed in a text');
    return text;
  }

  /** One of a list of codes. */
  oneOf<T extends string>(codes: readonly T[]): T | undefined {
    const text = this.text();
    if (text === undefined || codes.includes(text as T)) return text as T | undefined;
    return this.fault('value', `must be one of: ${codes.join(', ')}`);
  }

  flag(): boolean | undefined {
    if (!this.exists || typeof this.value === 'boolean') return this.value as boolean | undefined;
    return this.fault('structure', 'must be true or false');
  }

  /** A whole number from 0 to `max`. */
  count(max: number): number | undefined {
    if (!this.exists) return undefined;
    if (Number.isInteger(this.value) && (this.value as number) >= 0 && (this.value as number) <= max) return this.value as number;
    return this.fault('value', `must be a whole number from 0 to ${max}`);
  }

  /** The London day of a `date` or `dateTime`; `undefined` if only its month or year is given, which FHIR allows. */
  day(): LocalDate | undefined {
    const text = this.text(40);
    if (text === undefined || /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text)) return undefined;
    const instant = text.length > 10 ? parseInstant(text) : undefined;
    const year = Number(text.slice(0, 4));
    const plausible = year >= YEARS.from && year <= YEARS.to;
    if (plausible && instant !== undefined) return londonDate(instant);
    if (plausible && isLocalDate(text)) return text;
    return this.fault('value', 'must be a day that exists, as 2026-03-02, or a moment with its offset, as 2026-03-02T09:30:00Z');
  }

  /** Notes that the element is missing if it is, and returns whether it is there. */
  required(because = ''): boolean {
    if (!this.exists) this.fault('required', `is required${because ? `: ${because}` : ''}`);
    return this.exists;
  }

  /** Notes a fault of this element. Always `undefined`, to be returned by readers. */
  fault(issue: IssueCode, says: string): undefined {
    this.faults.add({ expression: this.expression, issue, message: `${this.expression} ${says}.` });
    return undefined;
  }

  private child(name: string): Element {
    const absent = this.nothing(name);
    if (!this.exists) return absent;
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) {
      this.fault('structure', 'must be an object');
      return absent;
    }
    if (!Object.hasOwn(this.value, name)) {
      const slip = Object.keys(this.value).find((key) => key.toLowerCase() === name.toLowerCase());
      if (slip !== undefined) absent.fault('structure', 'is written with other capitals here; the names of elements are case-sensitive');
      return absent;
    }
    const value: unknown = (this.value as Record<string, unknown>)[name];
    if (value === null) absent.fault('structure', 'must not be null; leave it out instead');
    return value === null ? absent : new Element(value, absent.expression, this.faults);
  }
}
