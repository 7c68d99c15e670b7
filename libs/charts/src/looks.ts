import type { BarSeriesOption } from 'echarts/charts';

type Decal = Exclude<NonNullable<NonNullable<BarSeriesOption['itemStyle']>['decal']>, 'none'>;

/** How a series looks: told apart by pattern and shade, so that it reads without colour. */
export interface Look {
  color: string;
  /** Absent: plain. */
  decal?: Decal;
  /** Of lines: shape of the points, and dashes. */
  symbol: string;
  dashes: 'solid' | 'dashed' | 'dotted';
}

const INK = 'rgba(0, 0, 0, 0.65)';
const lines = (rotation: number, gap: number): Decal => ({ symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.5, gap], rotation, color: INK });

const LOOKS: readonly Look[] = [
  { color: '#1d4f91', symbol: 'circle', dashes: 'solid' },
  { color: '#ffffff', decal: lines(-Math.PI / 4, 4), symbol: 'rect', dashes: 'dashed' },
  { color: '#b9b9b9', symbol: 'triangle', dashes: 'dotted' },
  {
    color: '#ffffff',
    decal: { symbol: 'circle', dashArrayX: [4, 3], dashArrayY: [4, 3], symbolSize: 0.6, color: INK },
    symbol: 'diamond',
    dashes: 'dashed',
  },
  { color: '#7d9fcb', decal: lines(Math.PI / 2, 5), symbol: 'roundRect', dashes: 'solid' },
  { color: '#ffffff', decal: lines(0, 3), symbol: 'pin', dashes: 'dotted' },
];

/** As many series as can be told apart. */
export const MOST_SERIES = LOOKS.length;

/** The look of a series by its place among all. */
export const lookOf = (place: number): Look => LOOKS[place % LOOKS.length] as Look;

/** How the bars of a look are filled. The library writes into patterns, so each gets its own. */
export const fillOf = ({ color, decal }: Look) => ({ color, ...(decal ? { decal: { ...decal } } : {}), ...OUTLINE });

/** Outline of bars: patterns on white need one. */
export const OUTLINE = { borderColor: '#222222', borderWidth: 1 } as const;

/** Stands for an amount that is withheld: a dashed outline, never a length that could be read. */
export const withheldFill = () => ({
  color: '#ffffff',
  borderColor: '#555555',
  borderWidth: 1,
  borderType: 'dashed' as const,
  decal: { symbol: 'rect', dashArrayX: [1, 5], dashArrayY: [1, 3], color: 'rgba(0, 0, 0, 0.3)' },
});

export const TEXT = '#1a1a1a';
export const FAINT = '#d5d5d5';
export const FONT = 'Arial, Helvetica, sans-serif';
