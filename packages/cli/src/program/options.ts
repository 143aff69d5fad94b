/** Options that more than one command has, as `option` takes them. */
export const servers = ['--servers <address>', 'of the nats-server', 'nats://127.0.0.1:4222'] as const
export const folder = ['--folder <path>', 'what region init made'] as const
