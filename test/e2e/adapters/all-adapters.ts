import { join } from 'node:path'
import { adapter as gemeente } from '@gezinsbeeld/adapter-gemeente'
import { adapter as ggz } from '@gezinsbeeld/adapter-ggz'
import { adapter as gi } from '@gezinsbeeld/adapter-gi'
import type { AdapterDefinition } from '@gezinsbeeld/adapter-kit'
import { mappedAdapter, mapping } from '@gezinsbeeld/adapter-kit/mapping'
import { adapter as rvdk } from '@gezinsbeeld/adapter-rvdk'
import { adapter as veiligThuis } from '@gezinsbeeld/adapter-veilig-thuis'
import { readConfiguration } from '@gezinsbeeld/shell'
import { instellingen as gemeenteSettings } from '../../../adapters/gemeente/testing/instellingen'
import { settings as ggzSettings } from '../../../adapters/ggz/testing/settings'
import { settings as giSettings } from '../../../adapters/gi/testing/settings'
import { settings as rvdkSettings } from '../../../adapters/rvdk/testing/settings'
import { settings as veiligThuisSettings } from '../../../adapters/veilig-thuis/testing/settings'

export interface KnownAdapter {
  readonly naam: string
  readonly adapter: AdapterDefinition
  /** With its fixtures. */
  readonly folder: string
  /** The `instellingen` of each feed in the fixtures. */
  readonly instellingen: Readonly<Record<string, unknown>>
}

/**
 * Every adapter that stands in `adapters/`.
 *
 * @param root the repository: a bundle of this does not know where it came from.
 */
export const allAdapters = (root: string): readonly KnownAdapter[] => {
  const folderOf = (naam: string): string => join(root, 'adapters', naam)
  const written = (naam: string, adapter: AdapterDefinition, instellingen: object): KnownAdapter => ({
    ...{ naam, adapter, folder: folderOf(naam), instellingen: { ...instellingen } },
  })
  const mapped = (naam: string): KnownAdapter => {
    const read = readConfiguration(join(folderOf(naam), 'mapping.yaml'), mapping, {})
    return written(naam, mappedAdapter(read), {})
  }
  return [
    written('gi', gi, giSettings),
    written('ggz', ggz, ggzSettings),
    written('gemeente', gemeente, gemeenteSettings),
    written('rvdk', rvdk, rvdkSettings),
    written('veilig-thuis', veiligThuis, veiligThuisSettings),
    mapped('opvang'),
    mapped('kleine-organisatie'),
  ]
}
