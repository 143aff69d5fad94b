import { type Field, field } from '@gezinsbeeld/adapter-kit/fields'

/** An absolute address. Not `text`: the digits of a UUID may pass for a BSN. */
export const Url: Field<string> = field('an address', (found) =>
  typeof found === 'string' && found.length <= 1_000 && /^https?:\/\/\S+$/.test(found) ? found : undefined,
)

/** The UUID (or whatever stands) at the end of an address. */
export const lastPart = (url: string): string => url.split(/[?#]/, 1)[0]?.split('/').findLast(Boolean) ?? ''

/** Whether a setting means this address: the whole of it, or its last part. */
export const means = (setting: string, url: string): boolean => setting === url || setting === lastPart(url)

/** The value of the setting that means this address. */
export const atUrl = <T>(settings: Readonly<Record<string, T>>, url: string): T | undefined =>
  settings[url] ?? settings[url.replace(/\/+$/, '')] ?? settings[lastPart(url)]
