export * from './pictures'
