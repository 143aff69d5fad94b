import { zgw } from '@gezinsbeeld/adapter-kit'

/** Cases that the adapter's credentials may see, with what belongs to them. */
export const zakenSource = zgw({ resource: 'zaken', met: ['rollen', 'statussen', 'resultaten'] })
