import { files, xml } from '@gezinsbeeld/adapter-kit'

const products = [
  'ToegewezenProducten/ToegewezenProduct',
  'StartProducten/StartProduct',
  'StopProducten/StopProduct',
  'AangevraagdeProducten/AangevraagdProduct',
]

/** One record a product of a client in a message, with the client and the message's header beside it; one of a message without any. */
export const berichtenSource = files({
  vorm: xml({
    element: '*',
    naamruimte: true,
    per: ['Bericht/Client', 'Bericht/Clienten/Client'].flatMap((client) =>
      products.map((product) => `${client}/${product}`),
    ),
    lijsten: ['Client', 'Relatie', 'ToegewezenProduct', 'StartProduct', 'StopProduct', 'AangevraagdProduct'],
    // Of what is not read there may be several: two addresses, and their telephone numbers.
    herhaald: 'lijst',
    // A correction is the old one taken back and the right one told, in one message and in either order.
    eerst: { veld: '*/StatusAanlevering', waarden: ['3'] },
  }),
  bestanden: ['*.xml', '*.zip'],
  // A municipality gives each allocation one number; a request for one has only what the provider calls it, or the message's.
  sleutel: [
    'bericht/Bericht/@naamruimte',
    'bericht/Bericht/Header/Afzender',
    [
      '*/ToewijzingNummer',
      '*/ReferentieAanbieder',
      'bericht/Bericht/Header/BerichtIdentificatie/Identificatie',
    ],
  ],
  moment: 'bericht/Bericht/Header/BerichtIdentificatie/Dagtekening',
})
