import type { EthnicGroup } from '#programmes/contract';

/** NHS Data Dictionary ethnic categories (2001 census, national codes A to Z) at the five-group level of the 2021 census. */
const CATEGORIES: Record<EthnicGroup, string> = { white: 'ABC', mixed: 'DEFG', asian: 'HJKLR', black: 'MNP', other: 'S', 'not-stated': 'Z' };

/** The group of an ethnic category; not stated if it is none of England's codes. */
export function ethnicGroup(code: string | undefined): EthnicGroup {
  const found = Object.entries(CATEGORIES).find(([, codes]) => code?.length === 1 && codes.includes(code));
  return (found?.[0] as EthnicGroup | undefined) ?? 'not-stated';
}
