import type { Nation } from '#kernel';

/** Postcode areas (the letters in front) that lie wholly outside England, or on both sides of one of its borders. */
const AREAS: Record<string, readonly Nation[]> = {
  ...areas('AB DD DG EH FK G HS IV KA KW KY ML PA PH ZE', ['scotland']),
  ...areas('TD', ['england', 'scotland']),
  ...areas('CF SA', ['wales']),
  // Royal Mail areas follow sorting offices: these cross the Welsh border.
  ...areas('CH HR LD LL NP SY', ['england', 'wales']),
  ...areas('BT', ['northern-ireland']),
  // Guernsey, Jersey and the Isle of Man are in none of the four nations.
  ...areas('GY JE IM', []),
};

/**
 * The nations in which a postcode district may lie: one for most, two along a border, none for the Crown
 * Dependencies. A handful of addresses in other border areas (CA, GL, DG) count where nearly all of theirs lie.
 */
export function nationsOfDistrict(district: string): readonly Nation[] {
  const letters = /^[A-Z]+/.exec(district)?.[0] ?? '';
  return Object.hasOwn(AREAS, letters) ? (AREAS[letters] ?? []) : ['england'];
}

function areas(letters: string, nations: readonly Nation[]): Record<string, readonly Nation[]> {
  return Object.fromEntries(letters.split(' ').map((area) => [area, nations]));
}
