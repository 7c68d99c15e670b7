import { FAINT, TEXT } from './looks.js';

const LABEL = { color: TEXT, fontSize: 11 } as const;
const LINE = { show: true, lineStyle: { color: '#555555' } } as const;

/** An axis of amounts from 0, in whole steps where amounts are whole. */
export const amounts = (index: number, name: string, whole: boolean) =>
  ({
    type: 'value',
    gridIndex: index,
    min: 0,
    name,
    nameTextStyle: { color: TEXT, fontSize: 11, align: 'left' },
    axisLabel: LABEL,
    splitLine: { lineStyle: { color: FAINT } },
    ...(whole ? { minInterval: 1 } : {}),
  }) as const;

/** An axis of names. */
export const names = (index: number, data: readonly string[]) => ({
  type: 'category' as const,
  gridIndex: index,
  data: [...data],
  axisLabel: { ...LABEL, interval: 0, hideOverlap: true },
  axisLine: LINE,
  axisTick: { alignWithLabel: true },
});

export { LABEL, LINE };
