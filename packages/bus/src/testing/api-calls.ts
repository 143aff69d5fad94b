import { hubApi } from '../region/permissions'
import { streamNames } from '../streams'

/** The calls on JetStream's API of servers 2.10 to 2.15 (nats-server, server/jetstream_api.go), without its prefix. */
const ofServer = [
  'INFO',
  'STREAM.NAMES',
  'STREAM.LIST',
  'STREAM.TEMPLATE.NAMES',
  'META.LEADER.STEPDOWN',
  'SERVER.REMOVE',
  'ACCOUNT.PURGE.HUB',
]
const ofStream = (stream: string): readonly string[] => [
  ...['CREATE', 'UPDATE', 'INFO', 'DELETE', 'PURGE', 'SNAPSHOT', 'RESTORE'].map(
    (call) => `${call}.${stream}`,
  ),
  ...['MSG.DELETE', 'MSG.GET', 'PEER.REMOVE', 'LEADER.STEPDOWN'].map((call) => `${call}.${stream}`),
]
const ofConsumer = (stream: string, durable: string): readonly string[] => [
  ...[
    'CREATE',
    'DURABLE.CREATE',
    'INFO',
    'DELETE',
    'PAUSE',
    'RESET',
    'UNPIN',
    'LEADER.STEPDOWN',
    'MSG.NEXT',
  ].map((call) => `${call}.${stream}.${durable}`),
  `CREATE.${stream}.${durable}.${stream}.v1.>`,
]

const calls = (durables: readonly string[]): readonly string[] => [
  ...ofServer,
  ...streamNames.flatMap((stream) => [
    ...ofStream(stream).map((call) => `STREAM.${call}`),
    ...[`DIRECT.GET.${stream}`, `DIRECT.GET.${stream}.${stream}.v1.x`],
    ...['NAMES', 'LIST', 'CREATE'].map((call) => `CONSUMER.${call}.${stream}`),
    ...[...durables, 'hub_leider', 'nieuw'].flatMap((durable) =>
      ofConsumer(stream, durable).map((call) => `CONSUMER.${call}`),
    ),
  ]),
]

/** Every call of JetStream's API on the region's streams and these durables, under both of its names. */
export const apiCalls = (durables: readonly string[]): readonly string[] =>
  calls(durables).flatMap((call) => [`$JS.API.${call}`, `${hubApi}.${call}`])

/** What else a server listens to by itself. */
export const serverSubjects = (durable: string): readonly string[] => [
  ...['invoer', 'bezorgd'].flatMap((stream) => [
    `$JS.ACK.${stream}.${durable}.1.1.1.0.0`,
    `$JS.FC.${stream}.${durable}.x`,
    `$JS.SNAPSHOT.ACK.${stream}.x`,
  ]),
  '$JS.EVENT.ADVISORY.API',
  '$SYS.REQ.SERVER.PING',
  '$SYS.REQ.ACCOUNT.PING.CONNZ',
  '$SYS.REQ.USER.INFO',
  '$SYS.REQ.CLAIMS.UPDATE',
  '$SRV.PING',
  '_R_.x.y',
]
