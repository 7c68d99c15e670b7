import type { EmployerSize, OccupationGroup } from '#programmes/contract';

/** An employer of the demo. None of them exists. */
export interface InventedEmployer {
  name: string;
  size: EmployerSize;
  /** The occupation of most who work there. */
  occupation: OccupationGroup;
}

/** Employers around Leeds and Bradford. */
export const ENGLISH_EMPLOYERS: readonly InventedEmployer[] = [
  { name: 'Harrowgill Bakery', size: '1-9', occupation: '5' },
  { name: 'Pennant and Lisle Joinery', size: '1-9', occupation: '5' },
  { name: 'Marigold Lane Nursery School', size: '10-49', occupation: '6' },
  { name: 'Aireside Vets', size: '10-49', occupation: '2' },
  { name: 'Copperthwaite Couriers', size: '10-49', occupation: '8' },
  { name: 'The Lantern Street Kitchen', size: '1-9', occupation: '5' },
  { name: 'Brackenhill Care Homes', size: '50-249', occupation: '6' },
  { name: 'Wyke Mill Textiles', size: '50-249', occupation: '8' },
  { name: 'Ferncliffe Academy', size: '50-249', occupation: '2' },
  { name: 'Ironbeck Engineering', size: '50-249', occupation: '5' },
  { name: 'Silverdene Insurance Services', size: '250-plus', occupation: '4' },
  { name: 'Northgate and Vale Supermarkets', size: '250-plus', occupation: '7' },
  { name: 'Meanbrook Parcels', size: '250-plus', occupation: '9' },
  { name: 'Calder Contact Centres', size: '250-plus', occupation: '7' },
];

/** Employers in Northern Ireland. */
export const NORTHERN_IRISH_EMPLOYERS: readonly InventedEmployer[] = [
  { name: 'Drumlin Dairy Co-operative', size: '50-249', occupation: '8' },
  { name: 'Slievemore Hotels', size: '50-249', occupation: '9' },
  { name: 'Lough View Linen', size: '10-49', occupation: '8' },
  { name: 'Carnbane Builders Merchants', size: '10-49', occupation: '7' },
];

/** Whom an employer names to talk to. */
export const EMPLOYER_CONTACTS = ['Mx Tindle-Ashe', 'Ms Okoro-Wain', 'Mr Pickersgill-Dow', 'Mrs Sandal-Roe', 'Dr Vipond-Lee'] as const;
