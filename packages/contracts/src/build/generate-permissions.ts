import { derivePermissions, hubApi } from './derive-permissions'
import type { Application } from './load-applications'

const list = (subjects: readonly string[], indent: string): string =>
  subjects.length === 0 ? '[]' : `[\n${subjects.map((each) => `${indent}  '${each}',\n`).join('')}${indent}]`

const entry = (application: Application): string => {
  const { account, publish, subscribe, ontvangt } = derivePermissions(application)
  const streams = Object.entries(ontvangt).map(([stream, of]) => `      ${stream}: ${list(of, '      ')},\n`)
  return `  '${application.naam}': {
    account: '${account}',
    rol: ${application.rol === undefined ? 'undefined' : `'${application.rol}'`},
    publish: ${list(publish, '    ')},
    subscribe: ${list(subscribe, '    ')},
    ontvangt: {${streams.length === 0 ? '' : `\n${streams.join('')}    `}},
  },
`
}

/** The permissions of every application as data, from which the scoped signing keys are made. */
export const generatePermissions = (applications: readonly Application[]): string =>
  `/** Under what prefix a partner reaches the hub's JetStream API. */
export const hubApi = '${hubApi}'

export const toepassingen = {\n${applications.map(entry).join('')}} as const\n`
