import { RetryError } from '@gezinsbeeld/bus'
import { everyPicture } from '@gezinsbeeld/local/region'
import { applyToFhir } from '@gezinsbeeld/partners'
import { allOrganisations, gemeenten, type Systems } from '@gezinsbeeld/region'
import postgres from 'postgres'
import type { RunningRegion } from './running-region'

const star = ' *'
const phone = '085-000 99 99'
const desk = '085-000 88 88'

/** Changes in the partners' systems that can be taken back, after which the truth is what it was. */
export interface Marks {
  /** On every measure of a GI. */
  inDatabases(): Promise<void>
  /** On every team of the GGZ. */
  atFhir(): Promise<void>
  /** On whoever works on a case of a municipality. */
  inCases(): Promise<void>
  takeBack(): Promise<void>
  /** Whether the pictures show all of the GIs' marks, and some of the GGZ's and of the municipalities'. */
  seen(): Promise<boolean>
  end(): Promise<void>
}

type Team = Systems['ggz-oost']['CareTeam'][number]

export const marksIn = (running: RunningRegion): Marks => {
  const { databaseUrls, fhir } = running.systems
  const connections = [databaseUrls['gi-noord'], databaseUrls['gi-zuid']].map((url) =>
    postgres(url, { max: 1, onnotice: () => undefined }),
  )
  const teams = running.region.systems['ggz-oost'].CareTeam
  const put = (resource: Team): Promise<void> =>
    applyToFhir(fhir['ggz-oost'], { op: 'resource', systeem: 'ggz-oost', resource })
  const marked = ({ contained: _, participant: __, ...team }: Team): Team => ({
    ...team,
    telecom: [{ system: 'phone', value: phone, use: 'work' }],
  })
  const workers = gemeenten.flatMap((gemeente) =>
    running.region.systems[gemeente].rollen.flatMap((rol) =>
      rol.contactpersoonRol === undefined ? [] : [{ gemeente, rol, reached: rol.contactpersoonRol }],
    ),
  )
  const assign = async (telefoon?: string): Promise<void> => {
    for (const { gemeente, rol, reached } of workers) {
      const telefoonnummer = telefoon ?? reached.telefoonnummer
      const contactpersoonRol = { ...reached, telefoonnummer }
      await running.systems.gemeenten[gemeente].zaken.put('rollen', { ...rol, contactpersoonRol })
    }
  }
  /** None while the hub is on its way back: somebody who looks then is told to try again. */
  const facts = async () => {
    const pictures = await everyPicture(running).catch((thrown: unknown) => {
      if (thrown instanceof RetryError) return undefined
      throw thrown
    })
    if (pictures === undefined) return []
    return allOrganisations.flatMap((organisatie) => pictures[organisatie]).flatMap(({ feiten }) => feiten)
  }
  return {
    inDatabases: async () => {
      for (const sql of connections)
        await sql`update dossier.maatregel set uitvoerder = coalesce(uitvoerder, '') || ${star}`
    },
    atFhir: async () => {
      for (const team of teams) await put(marked(team))
    },
    inCases: () => assign(desk),
    takeBack: async () => {
      await assign()
      for (const sql of connections)
        await sql`update dossier.maatregel set uitvoerder = nullif(replace(uitvoerder, ${star}, ''), '')`
      for (const team of teams) await put(team)
    },
    seen: async () => {
      const all = await facts()
      const measures = all.filter(
        ({ domein, niveau, organisatie }) =>
          domein === 'maatregel' && niveau === 'volledig' && organisatie.startsWith('gi-'),
      )
      const whole = measures.every(({ gegevens }) => JSON.stringify(gegevens).includes('*'))
      const text = JSON.stringify(all)
      return measures.length > 0 && whole && text.includes(phone) && text.includes(desk)
    },
    end: async () => {
      for (const sql of connections) await sql.end()
    },
  }
}
