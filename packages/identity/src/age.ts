/** The last day that an incomplete date can mean. */
const latest = (date: string): string => {
  if (date.length === 4) return `${date}-12-31`
  if (date.length > 7) return date
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))]
  return `${date}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`
}

/**
 * Whether a person can still be a minor on `vandaag` (`jjjj-mm-dd`). An incomplete birth date counts as its last possible day:
 * a child is not lost from sight because a day is not known.
 */
export const isMinor = (geboortedatum: string, vandaag: string): boolean => {
  const birthday = latest(geboortedatum)
  const eighteen = `${Number(birthday.slice(0, 4)) + 18}${birthday.slice(4)}`
  return vandaag < eighteen
}
