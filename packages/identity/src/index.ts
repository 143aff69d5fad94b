export * from './bsn'
export * from './pseudonym'
export * from './reference'
