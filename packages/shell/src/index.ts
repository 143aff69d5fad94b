export * from './configuration'
export * from './health'
export * from './log'
