// The boundaries of docs/contributing.md, as rules.
const DOMAIN = 'referral|triage|assessment|intervention|employer-liaison|discharge|safeguarding|letters';
const MODULES = `${DOMAIN}|people|programmes`;
/** Adapters: the database, and what keeps keys, checkpoints and the log in it. */
const ADAPTERS = '^libs/(database|event-log|privacy|projections)/src';
/** Read models: their tables, and what reads them. */
const READ_MODELS =
  '^libs/(caseload/src/(reading|projection|schedule)|letters/src/read|waiting-times/src/(facts|reports)|outcomes/src/(projection|reports)|gp-feedback/src|publications/src/reading|reporting/src)/';
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', comment: 'No cycles.', from: {}, to: { circular: true } },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^libs/kernel/src' },
      to: { pathNot: ['^libs/kernel/src', '^(node:)?crypto$'] },
    },
    {
      name: 'models-are-pure',
      severity: 'error',
      comment: 'A model imports the kernel and published contracts only.',
      from: { path: `^libs/(${MODULES})/src/model` },
      to: { pathNot: ['^libs/kernel/src', '^libs/[^/]+/src/contract\\.ts$', '^libs/$1/src', '^(node:)?util$', '^node_modules/yaml/'] },
    },
    {
      name: 'modules-meet-at-contracts',
      severity: 'error',
      comment: 'From another module only its contract; people and programmes also offer what all modules look things up in.',
      from: { path: `^libs/(${MODULES})/src` },
      to: {
        path: `^libs/(${MODULES})/src`,
        pathNot: ['^libs/$1/src', '^libs/[^/]+/src/contract\\.ts$', '^libs/(people|programmes)/src/index\\.ts$'],
      },
    },
    {
      name: 'libraries-have-two-doors',
      severity: 'error',
      comment: 'Whatever is not said in the contract or the index of a library is its own affair.',
      from: { path: '^(apps|libs)/([^/]+)/src' },
      to: { path: '^libs/([^/]+)/src', pathNot: ['^libs/$2/src', '^libs/[^/]+/src/(contract|index)\\.ts$'] },
    },
    {
      name: 'sql-in-adapters-and-read-models',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src', pathNot: [ADAPTERS, READ_MODELS] },
      to: { path: '^node_modules/(kysely|pg|@electric-sql)/' },
    },
    {
      name: 'nest-at-the-edge',
      severity: 'error',
      comment: 'Nest in http/, *.module.ts and the libraries that wire things up.',
      from: {
        path: '^libs/',
        pathNot: [
          '/http/',
          '\\.module\\.ts$',
          '^libs/(http|access|platform|service|handling|corrections|api-docs)/',
          '\\.controller\\.ts$',
          '/test/',
        ],
      },
      to: { path: '^node_modules/@nestjs' },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src' },
      to: { path: ['^test/', '/test/'] },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
