import { refusals, type Decider, type Event, type Happened } from '#kernel';

/** A small module to try the kernel on: a shop opens, sells, and closes for good. */
export type ShopEvent =
  | Event<'Opened', { stock: number; shelf?: string }, { owner?: string }>
  | Event<'Sold', { count: number; price: number; takings: number }>
  | Event<'Closed', { reason: string }>;

export type ShopCommand = { type: 'Open'; stock: number } | { type: 'Sell'; count: number; price: number } | { type: 'Close' };

export type ShopState = { status: 'new' } | { status: 'open'; stock: number } | { status: 'closed' };

export const refuseShop = refusals({
  'shop.sold-out': { kind: 'conflict', message: 'There is not so much left.' },
  'shop.not-open': { kind: 'conflict', message: 'The shop is not open.' },
  'shop.audited': { kind: 'forbidden', message: 'What the auditor has seen stays.' },
});

export const shop: Decider<ShopState, ShopCommand, ShopEvent, { audited?: boolean }> = {
  category: 'shop',
  initial: { status: 'new' },
  evolve: {
    Opened: (_, { data }) => ({ status: 'open', stock: data.stock }),
    Sold: (state, { data }) => (state.status === 'open' ? { ...state, stock: state.stock - data.count } : state),
    Closed: () => ({ status: 'closed' }),
  },
  decide: {
    Open: ({ stock }, state) => (state.status === 'new' ? [{ type: 'Opened', data: { stock } }] : []),
    Sell({ count, price }, state) {
      if (state.status !== 'open') return refuseShop('shop.not-open');
      if (state.stock < count) return refuseShop('shop.sold-out', { field: 'count' });
      return [{ type: 'Sold', data: { count, price, takings: count * price } }];
    },
    Close: (_, state) => (state.status === 'open' ? [{ type: 'Closed', data: { reason: 'retired' } }] : refuseShop('shop.not-open')),
  },
  correctable: {
    Opened: { data: ['stock', 'shelf'], personal: ['owner'], strike: false },
    Sold: { data: ['count', 'price'], personal: [], strike: true },
    Closed: 'never',
  },
  derived: { Sold: ({ count, price }) => ({ takings: Number(count) * Number(price) }) },
  mayCorrect: ({ type }, { audited }) => (audited && type === 'Sold' ? refuseShop('shop.audited') : undefined),
  consistent: (history) => (stockAfter(history) < 0 ? refuseShop('shop.sold-out', { field: 'facts' }) : undefined),
};

const stockAfter = (history: readonly Happened<ShopEvent>[]): number =>
  history.reduce((stock, { type, data }) => (type === 'Opened' ? data.stock : type === 'Sold' ? stock - data.count : stock), 0);
