import { fileURLToPath } from 'node:url'
import { createSupervisor, freePort, startProcess } from '@gezinsbeeld/local'
import { seedFolder } from '@gezinsbeeld/partners'
import type { Choices } from './choices'
import type { Figure } from './figure'
import { ggzResources } from './ggz-resources'
import { measureRounds, publishFigures } from './publish-rounds'
import type { Stage } from './stage'

const server = fileURLToPath(new URL('../../partners/dist/fhir-server.js', import.meta.url))
const module = fileURLToPath(new URL('./open-ggz.js', import.meta.url))

/** The GGZ's resources from its FHIR server through the adapter to acknowledged events. */
export const measureFhir = async (
  stage: Stage,
  { resources, rounds }: Choices,
): Promise<readonly Figure[]> => {
  const supervisor = createSupervisor()
  try {
    const folder = stage.folder('fhir')
    const all = ggzResources(resources)
    stage.say(`fhir: ${all.length} resources of a GGZ on a FHIR server`)
    seedFolder(folder, all)
    const port = await freePort()
    const basis = `http://127.0.0.1:${port}`
    await supervisor.start(
      startProcess({
        name: 'FHIR server',
        command: process.execPath,
        args: [server, '--port', String(port), '--folder', folder],
        env: process.env,
        logFile: `${folder}.log`,
        ready: `${basis}/gereed`,
      }),
    )
    const publishing = { organisatie: 'ggz-oost', bron: { fhir: { basis } }, module } as const
    return publishFigures('fhir', await measureRounds(stage, publishing, rounds))
  } finally {
    await supervisor.stop()
  }
}
