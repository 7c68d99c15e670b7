/** What a figure means, in words that somebody can check it by. A change of meaning is a new version. */
export interface Definition {
  id: string;
  version: number;
  title: string;
  /** Who or what is counted, and out of whom. */
  numerator: string;
  denominator: string;
  exclusions: string;
  source: string;
}

/** Definitions by what they define, each in every version, the first one first. */
export type DefinitionsOf<Name extends string> = Readonly<Record<Name, readonly Definition[]>>;

/** The source of what no document defines. */
export const THIS_SERVICE = 'Defined by this service.';

/** A definition in its first version; unless said nothing is left out, and no document defines it. */
export const firstVersion = ({
  exclusions = 'None.',
  source = THIS_SERVICE,
  ...words
}: Omit<Definition, 'version' | 'exclusions' | 'source'> & Partial<Definition>): Definition => ({ version: 1, exclusions, source, ...words });
