import { type Application, derivePermissions } from '@gezinsbeeld/contracts/build'
import { UserError } from '../tell.js'
import { applicationsOf } from './applications-of.js'

const block = (title: string, subjects: readonly string[]): string =>
  subjects.length === 0 ? '' : `\n${title}\n${subjects.map((subject) => `  ${subject}\n`).join('')}`

const asText = (application: Application): string => {
  const { account, publish, subscribe, ontvangt } = derivePermissions(application)
  const rol = application.rol === undefined ? '' : `, rol ${application.rol}`
  return [
    `${application.naam}: ${application.titel} (account ${account}${rol})\n`,
    block('may publish', publish),
    block('may listen to', subscribe),
    ...Object.entries(ontvangt).map(([stream, of]) =>
      block(`its durable on ${stream} may be filtered on`, of),
    ),
  ].join('')
}

/**
 * Prints what follows from an application's document, or without a name which applications there are.
 *
 * @throws UserError for an application that is not there; FindingError for a contract that cannot be read.
 */
export const contractPermissions = async (
  app: string | undefined,
  options: { readonly repository: string; readonly format: 'text' | 'json' },
): Promise<void> => {
  const applications = applicationsOf(options.repository)
  if (app === undefined) {
    const names = applications.map(({ naam, titel }) => ({ naam, titel }))
    process.stdout.write(
      options.format === 'json'
        ? `${JSON.stringify(names, undefined, 2)}\n`
        : names.map(({ naam, titel }) => `${naam.padEnd(22)}${titel}\n`).join(''),
    )
    return
  }
  const application = applications.find(({ naam }) => naam === app)
  if (application === undefined)
    throw new UserError(
      `${app}: found no such application, expected one of ${applications.map(({ naam }) => naam).join(', ')}`,
    )
  process.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify({ toepassing: app, rol: application.rol, ...derivePermissions(application) }, undefined, 2)}\n`
      : asText(application),
  )
}
