import type { Translate, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { meaningIfAny, optional, present, record, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { gezinOf, kinderenOf } from './clienten'
import { each, folded, Kenmerk, StufDatumOfNiets } from './fields'
import { Belanghebbende, Client, onderzoekObject, Zaaktype, zaaktypen } from './onderzoek'
import { addressed, organisatieOf } from './settings'
import { Stuurgegevens } from './stuurgegevens'

const Uitvoerende = record({
  gerelateerde: optional(
    record({
      /** Twice is what the XSD takes as well: it says nothing of whom of them asks. */
      nietNatuurlijkPersoon: each(
        record({ 'inn.nnpId': wherePossible(Kenmerk), statutaireNaam: wherePossible(Kenmerk) }),
      ),
    }),
  ),
})

/** `vtoDi01`: a gemeente, Veilig Thuis or GI asks the Raad for an onderzoek. Its documents are never read. */
export const VerzoekTotOnderzoek = record(
  {
    stuurgegevens: Stuurgegevens,
    object: record({
      /** The zaak of who asks. */
      identificatie: Kenmerk,
      registratiedatum: StufDatumOfNiets,
      isVan: optional(Zaaktype),
      heeftBetrekkingOp: each(Client),
      heeftAlsBelanghebbende: each(Belanghebbende),
      heeftAlsUitvoerende: optional(Uitvoerende),
    }),
  },
  'a vtoDi01',
)

/** An onderzoek for each child, and who they are. */
export const translateVerzoekTotOnderzoek: Translate<t.TypeOf<typeof VerzoekTotOnderzoek>> = (
  { stuurgegevens, object },
  context,
) => {
  const ours = addressed(stuurgegevens, context)
  if (isLeft(ours)) return ours
  const zaaktype = object.isVan?.gerelateerde?.omschrijvingGeneriek
  const known = zaaktype === undefined ? undefined : folded(zaaktype)
  const soort = meaningIfAny(zaaktypen, known, 'object.isVan.gerelateerde.omschrijvingGeneriek')
  if (isLeft(soort)) return soort
  const kinderen = kinderenOf(object.heeftBetrekkingOp, object.identificatie, context)
  if (isLeft(kinderen)) return kinderen
  const gezin = gezinOf(kinderen.right, object.heeftAlsBelanghebbende, object.identificatie, context)
  if (isLeft(gezin)) return gezin
  const { zender, tijdstipBericht } = stuurgegevens
  const [instelling] = object.heeftAlsUitvoerende?.gerelateerde?.nietNatuurlijkPersoon ?? []
  const verzoeker = organisatieOf(
    instelling?.statutaireNaam ?? zender.organisatie,
    context,
    zender.organisatie,
    instelling?.['inn.nnpId'],
  )
  const onderzoeken = kinderen.right.map((kind): TranslatedEvent => {
    const token = onderzoekObject(object.identificatie, kind, context)
    const data = {
      referentie: `${context.organisatie}:${token}`,
      personen: [kind.referentie],
      soort: soort.right ?? 'raadsonderzoek',
      ...present({ verzoeker, datumVerzoek: tijdstipBericht ?? object.registratiedatum }),
    }
    return { naam: 'onderzoek.verzocht', object: token, data, over: 'mag' }
  })
  return right([...gezin.right.events, ...onderzoeken])
}
