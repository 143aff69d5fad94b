import { type CodeList, codeList } from '@gezinsbeeld/adapter-kit/fields'

/** A code list with the municipality's own codes beside it, which go before those of the list. */
export const withOwn = <S>(list: CodeList<S>, own: Readonly<Record<string, S>>): CodeList<S> =>
  codeList(list.naam, { ...Object.fromEntries(list.codes), ...own })
