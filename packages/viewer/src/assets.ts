import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Assets } from './render/layout'

/** A file that the page itself serves. */
export interface AssetFile {
  readonly name: string
  readonly type: string
  readonly content: Buffer
  /** Changes with the content, so that a browser may keep the file for ever. */
  readonly url: string
}

/** The folder stands beside `src` and beside `dist`. */
const folder = new URL('../assets/', import.meta.url)

const load = async (name: string, type: string): Promise<AssetFile> => {
  const content = await readFile(new URL(name, folder))
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 12)
  return { name, type, content, url: `/bestanden/${name}?v=${hash}` }
}

export const loadAssets = async (): Promise<{
  readonly files: readonly AssetFile[]
  readonly assets: Assets
}> => {
  const [style, script, icon] = await Promise.all([
    load('pagina.css', 'text/css; charset=utf-8'),
    load('live.js', 'text/javascript; charset=utf-8'),
    load('icoon.svg', 'image/svg+xml'),
  ])
  return {
    files: [style, script, icon],
    assets: { style: style.url, script: script.url, icon: icon.url },
  }
}
