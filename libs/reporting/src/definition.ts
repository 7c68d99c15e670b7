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
