import { spawn } from 'node:child_process'
import { Interrupted, Stop } from './progress.mjs'

const keptCharacters = 16_000

/**
 * Runs a program without showing what it prints: npm's warnings about settings that other tools left in the
 * environment would bury the progress. Ends with the program's stdout, or throws a Stop that holds the tail of both.
 */
export const quiet = (command, args, { cwd, env, timeout = 900_000 } = {}) =>
  new Promise((resolve, reject) => {
    let stdout = ''
    let both = ''
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    // Not spawn's own `timeout`: it goes on counting when the program could not be started, and we wait for it.
    const limit = setTimeout(() => child.kill(), timeout)
    // An install that went on without us would meet the next one's.
    let asked
    const end = (signal) => {
      asked = signal
      child.kill()
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, end)
    const over = () => {
      clearTimeout(limit)
      for (const signal of signals) process.off(signal, end)
    }
    const keep = (chunk) => {
      both = (both + chunk).slice(-keptCharacters)
    }
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      stdout += chunk
      keep(chunk)
    })
    child.stderr.setEncoding('utf8').on('data', keep)
    child.once('error', (cause) => {
      over()
      reject(new Stop(`${command} could not be started: ${cause.message}`, { cause }))
    })
    child.once('close', (code, signal) => {
      over()
      if (asked) return reject(new Interrupted(asked))
      if (code === 0) return resolve(stdout)
      const tail = both.trimEnd().split('\n').slice(-25).join('\n  ')
      const how = signal ? `was ended by ${signal}` : `ended with code ${code}`
      reject(new Stop(`${command} ${args.join(' ')} ${how}\n  ${tail}`))
    })
  })

/** The program's stdout, or undefined when it is not there or refuses. For questions whose "no" is an answer. */
export const answer = (command, args, options) =>
  quiet(command, args, { timeout: 20_000, ...options }).then(
    (text) => text.trim(),
    (error) => {
      if (error instanceof Stop) return undefined
      throw error
    },
  )
