export * from './configuration'
export * from './health'
export * from './heap'
export * from './log'
