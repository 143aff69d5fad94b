/** iJw and iWmo messages as a gateway leaves them, of made-up clients. */
export interface BerichtXml {
  readonly soort: '301' | '305' | '307' | '315'
  readonly wet?: 'ijw' | 'iwmo'
  readonly afzender?: string
  readonly ontvanger?: string
  readonly bsn?: string
  readonly product?: string
  readonly dag?: string
  /** What stands behind the client's name. */
  readonly client?: string
}

const codes = { '301': '436', '305': '438', '307': '440', '315': '446' } as const

const lists = {
  '301': ['ToegewezenProducten', 'ToegewezenProduct'],
  '305': ['StartProducten', 'StartProduct'],
  '307': ['StopProducten', 'StopProduct'],
  '315': ['AangevraagdeProducten', 'AangevraagdProduct'],
} as const

const number = '<ijw:ToewijzingNummer>4711</ijw:ToewijzingNummer>'
const product = '<ijw:Product><b:Categorie>54</b:Categorie><b:Code>54001</b:Code></ijw:Product>'

/** What each message says of its one product, without anything that may be left out. */
const usual = {
  '301': `${number}<ijw:ReferentieAanbieder>ref-9</ijw:ReferentieAanbieder>${product}<ijw:Toewijzingsdatum>2026-02-20</ijw:Toewijzingsdatum><ijw:Ingangsdatum>2026-03-01</ijw:Ingangsdatum>`,
  '305': `${number}${product}<ijw:Begindatum>2026-03-09</ijw:Begindatum><ijw:StatusAanlevering>1</ijw:StatusAanlevering>`,
  '307': `${number}${product}<ijw:Einddatum>2026-06-30</ijw:Einddatum><ijw:RedenBeeindiging>31</ijw:RedenBeeindiging><ijw:StatusAanlevering>1</ijw:StatusAanlevering>`,
  '315': `<ijw:ReferentieAanbieder>ref-9</ijw:ReferentieAanbieder>${product}`,
} as const

export const bericht = ({
  soort,
  wet = 'ijw',
  afzender = soort === '301' ? '0999' : '12345678',
  ontvanger = soort === '301' ? '12345678' : '0999',
  bsn = '999990019',
  product: own = usual[soort],
  dag = '2026-03-02',
  client = '',
}: BerichtXml): string => {
  const name = `${wet === 'ijw' ? 'jw' : 'wmo'}${soort}`
  const [list, one] = lists[soort]
  const space = `http://www.istandaarden.nl/${wet}/3_2`
  return `<?xml version="1.0" encoding="UTF-8"?>
<ijw:Bericht xmlns:ijw="${space}/${name}/schema" xmlns:b="${space}/basisschema/schema">
<ijw:Header><ijw:BerichtCode>${codes[soort]}</ijw:BerichtCode><ijw:Afzender>${afzender}</ijw:Afzender><ijw:Ontvanger>${ontvanger}</ijw:Ontvanger><ijw:BerichtIdentificatie><b:Identificatie>B-${soort}</b:Identificatie><b:Dagtekening>${dag}</b:Dagtekening></ijw:BerichtIdentificatie></ijw:Header>
<ijw:Client><ijw:Bsn>${bsn}</ijw:Bsn><ijw:Geboortedatum><b:Datum>2015-05-17</b:Datum></ijw:Geboortedatum><ijw:Geslacht>2</ijw:Geslacht><ijw:Naam><b:Geslachtsnaam><b:Achternaam>Crémer-Süß</b:Achternaam></b:Geslachtsnaam><b:Voornamen>Zoë</b:Voornamen></ijw:Naam>${client}
<ijw:${list}><ijw:${one}>${own}</ijw:${one}></ijw:${list}></ijw:Client>
</ijw:Bericht>`
}
