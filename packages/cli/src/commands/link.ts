import { createPublisher, decodeEvent, eventMessage, readStream } from '@gezinsbeeld/bus'
import { bericht, invoerSubject, isFamilyEvent, parseBezorgdSubject } from '@gezinsbeeld/contracts'
import { print } from '../table.js'
import { UserError } from '../tell.js'
import { asOperator, type RegionOptions, withBus } from '../with-bus.js'
import { refuseMistakes } from './refuse-mistakes.js'

/** The links that were proposed, to whom and on what evidence, and what became of them. No personal data: references only. */
export const linkList = (options: RegionOptions & { readonly json?: true }): Promise<void> =>
  asOperator(options, async (bus) => {
    const { state } = await bus.jsm.streams.info('bezorgd')
    const found = new Map<string, object>()
    const reading = new AbortController()
    if (state.messages > 0)
      for await (const message of readStream(bus, {
        stream: 'bezorgd',
        fromSequence: Math.max(1, state.first_seq),
        signal: reading.signal,
      })) {
        const subject = parseBezorgdSubject(message.subject)
        if (subject?.naam.startsWith('koppeling.') === true) {
          const { data } = decodeEvent(message)
          const event = { naam: subject.naam, data }
          if (isFamilyEvent(event) && 'bewijs' in event.data) {
            const { referentie, personen, andereOrganisatie, bewijs } = event.data
            found.set(referentie, {
              ...{ koppeling: referentie, stand: subject.naam.slice('koppeling.'.length) },
              ...{ personen, andere: andereOrganisatie, bewijs },
            })
          }
        }
        if (message.sequence >= state.last_seq) break
      }
    reading.abort()
    print([...found.values()], options.json)
  })

/** An organisation's answer to a proposed link, with the credential of its page: a professional answers, no adapter. */
export const linkAnswer = (
  answer: 'bevestigd' | 'verworpen',
  koppeling: string,
  options: { readonly servers: string; readonly creds: string; readonly personen: string },
): Promise<void> =>
  withBus(options.servers, options.creds, async (bus) => {
    const [organisatie = '', object = ''] = koppeling.split(':')
    if (organisatie !== bus.identity.organisatie)
      throw new UserError(
        `${koppeling}: found a link of ${organisatie}, expected one of the credential's organisation`,
      )
    const naam = `koppeling.${answer}` as const
    const now = new Date().toISOString()
    const data = {
      referentie: koppeling,
      personen: options.personen.split(','),
      herkomst: { bronsysteem: 'gezinsbeeld', vastgelegdOp: now, adapterversie: '1' },
      besluitDoor: 'organisatie',
      besluitOp: now,
    }
    refuseMistakes(naam, data)
    const { type, schema } = bericht(naam)
    const sequence = String(Date.now()).padStart(16, '0')
    const publisher = createPublisher(bus)
    await publisher.publish(
      eventMessage(
        invoerSubject(organisatie, naam, object),
        {
          id: `${object}-${sequence}`,
          source: `urn:gezinsbeeld:${organisatie}`,
          ...{ type, dataschema: schema, sequence, time: now },
        },
        JSON.stringify(data),
      ),
    )
    await publisher.close()
    process.stdout.write(`${koppeling}: ${answer}\n`)
    process.stderr.write('The hub has the answer; it counts for a link that was proposed (`link list`).\n')
  })
