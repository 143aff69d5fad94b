import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs a program in our place: its terminal, its signals, its exit code. With `lifeline` it gets a pipe on that file
 * descriptor, which closes when we end, also when we are killed without a chance to say so.
 */
export const foreground = (command, args, { env, lifeline = false }) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: lifeline ? { ...env, GEZINSBEELD_LIFELINE: '3' } : env,
      stdio: ['inherit', 'inherit', 'inherit', ...(lifeline ? ['pipe'] : [])],
    })
    // Ctrl-C reaches the program from the terminal itself; twice means "at once" to some programs.
    const forward = (signal) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
    // npm that is killed with -9 tells nobody: another parent is the only sign of it.
    const parent = process.ppid
    if (process.env.npm_lifecycle_event)
      setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1_000).unref()
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
