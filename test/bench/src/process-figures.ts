import { readFileSync } from 'node:fs'

/** What Linux tells of a process. */
export interface ProcessFigures {
  /** Megabytes (10^6 bytes): the most that it had in memory at once, shared files included (VmHWM). */
  readonly peakRss: number
  /** Seconds of processor time, its threads together. */
  readonly cpu: number
}

/** Linux counts a process's time in hundredths of a second, whatever the kernel's own clock (`USER_HZ`). */
const ticksPerSecond = 100

/** @throws Error where there is no /proc, or not this process in it. */
export const processFigures = (pid: number): ProcessFigures => {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  // Behind the name, which stands in parentheses and may hold anything: state is field 3, utime 14 and stime 15.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  if (kilobytes === undefined) throw new Error(`/proc/${pid}/status has no VmHWM`)
  return {
    peakRss: (Number(kilobytes) * 1024) / 1e6,
    cpu: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
  }
}
