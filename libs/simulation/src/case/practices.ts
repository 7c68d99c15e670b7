import type { LocalDate } from '#kernel';
import type { PracticeToList } from '#practices';

/** Codes of practices of this form belong to nobody. */
const codes = (from: number, count: number): string[] => Array.from({ length: count }, (_, i) => `X9${String(from + i).padStart(4, '0')}`);

/** The practices of each sample programme: of the first about as many as a board has, 6,200 in 42 boards. */
export const PRACTICES = {
  'staged-work-health': codes(9101, 148),
  'condition-management-ni': codes(9301, 30),
  'employment-specialist-mh': codes(9001, 60),
} as const;

/** About as many as a network has. */
const IN_A_NETWORK = 5;

/** Every one of them with its board and network, from a day on. There are no networks in Northern Ireland. */
export const practicesFrom = (from: LocalDate): PracticeToList[] => [
  ...PRACTICES['staged-work-health'].map((practice, i) => ({ practice, board: 'ICB01', network: networkOf(i), from })),
  ...PRACTICES['employment-specialist-mh'].map((practice, i) => ({ practice, board: 'ICB02', network: networkOf(i + 150), from })),
  ...PRACTICES['condition-management-ni'].map((practice) => ({ practice, board: 'HSCNI1', from })),
];

const networkOf = (place: number): string => `U99${String(Math.floor(place / IN_A_NETWORK)).padStart(3, '0')}`;
