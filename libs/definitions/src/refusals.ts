import { refusals } from '#kernel';

export const refuseDefinition = refusals({
  'definition.not-found': { kind: 'not-found', message: 'There is no definition of that id and version. See /v1/reports/definitions.' },
});
