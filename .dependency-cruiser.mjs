/** The directions of dependency: adapters → adapter-kit → bus → contracts; hub → identity, family-picture → contracts. */
const may = (from, to) => ({
  name: `${from} depends only on ${to.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^packages/${from}/src`, pathNot: '(\\.(test|bench)\\.ts|/src/testing/.*)$' },
  to: {
    path: '^(packages|adapters|deploy|test)/',
    pathNot: [`^packages/${from}/`, ...to.map((p) => `^packages/${p}/`)],
  },
})

const io =
  '^(node:|@nats-io/|undici|fastify|pino|lmdb|postgres$|prom-client)|node_modules/(@nats-io|undici|fastify|pino|lmdb|postgres|prom-client)/'

export default {
  forbidden: [
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    may('contracts', []),
    may('shell', []),
    may('identity', ['contracts']),
    may('family-picture', ['contracts']),
    may('bus', ['contracts']),
    may('adapter-kit', ['shell', 'bus', 'contracts', 'identity']),
    may('corv', ['adapter-kit', 'contracts']),
    may('hub', ['shell', 'bus', 'contracts', 'identity', 'family-picture']),
    may('subscriber', ['bus', 'contracts']),
    may('viewer', ['shell', 'bus', 'contracts', 'subscriber']),
    {
      name: 'adapters know the kit, the contract and what the readers of CORV share, nothing else of ours',
      severity: 'error',
      from: { path: '^adapters/', pathNot: '\\.(test|bench)\\.ts$' },
      to: { path: '^(packages|deploy|test)/', pathNot: '^packages/(adapter-kit|contracts|corv)/' },
    },
    {
      name: 'pure packages and translations do no I/O',
      severity: 'error',
      from: {
        path: ['^packages/(identity|family-picture)/src', '^adapters/.*/(translate|record)\\.ts$'],
        pathNot: '\\.(test|bench)\\.ts$',
      },
      to: { path: io },
    },
    {
      name: 'pure packages and translations use no module of Node',
      severity: 'error',
      from: {
        path: ['^packages/(identity|family-picture)/src', '^adapters/.*/(translate|record)\\.ts$'],
        pathNot: '\\.(test|bench)\\.ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules|gegenereerd)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['@gezinsbeeld/source', 'import', 'default'],
      exportsFields: ['exports'],
    },
  },
}
