import { files, oneOf, webhook, xml } from '@gezinsbeeld/adapter-kit'

const identification = {
  vorm: xml({ element: '*', herhaald: 'lijst' }),
  // StUF016: the same zender and referentienummer is the same message.
  // One of the two may be empty, and in an answer the organisation may be left out.
  sleutel: [
    ['*/stuurgegevens/zender/organisatie', '*/stuurgegevens/zender/applicatie'],
    ['*/stuurgegevens/zender/applicatie', '*/stuurgegevens/zender/organisatie'],
    '*/stuurgegevens/referentienummer',
  ],
  moment: '*/stuurgegevens/tijdstipBericht',
  // Sent again, a message may have another tijdstip.
  eenmalig: '*/object',
}

/**
 * What an organisation's Digikoppeling gateway leaves as files, or posts. All kinds of message come the same way, and in one feed they
 * keep their order; the root element tells which it is.
 */
export const corvSource = oneOf(
  files({ ...identification, bestanden: ['*.xml', '*.zip'] }),
  webhook({ ...identification, antwoord: 'stuf' }),
)
