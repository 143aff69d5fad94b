import { type ChildProcess, spawn } from 'node:child_process'

/**
 * Ends our children when we end, however we end: a shell of its own holds the other end of a pipe, learns of each child
 * through it, and when the pipe closes (we returned, crashed, or were killed with -9) sends each child its signal and,
 * ten seconds later, SIGKILL. Ctrl-C in a terminal does not reach it.
 */
const script = `
trap '' INT TERM HUP
list=' '
while read -r what pid signal; do
  case $what in
    add) list="$list$pid:$signal " ;;
    drop) case $list in *" $pid:"*) rest=\${list#*" $pid:"}; list="\${list%%" $pid:"*} \${rest#* }" ;; esac ;;
  esac
done
for each in $list; do kill -s "\${each#*:}" "\${each%%:*}" 2>/dev/null; done
for turn in 1 2 3 4 5 6 7 8 9 10; do
  left=
  for each in $list; do kill -0 "\${each%%:*}" 2>/dev/null && left=yes; done
  [ -z "$left" ] && exit
  sleep 1
done
for each in $list; do kill -s KILL "\${each%%:*}" 2>/dev/null; done
`

let guard: ChildProcess | undefined

/** From now on the process ends when we do. Returns how to say that it has ended, so that its id may be used again. */
export const guarded = (pid: number, signal: 'TERM' | 'INT'): (() => void) => {
  guard ??= start()
  guard.stdin?.write(`add ${pid} ${signal}\n`)
  return () => guard?.stdin?.write(`drop ${pid}\n`)
}

/** The process id of the guard: while it lives, children of ours may. */
export const guardId = (): number => {
  guard ??= start()
  return guard.pid ?? 0
}

const start = (): ChildProcess => {
  const child = spawn('sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  child.unref()
  // A guard that was killed guards nothing any more; the children still end when they are told to.
  child.stdin.on('error', () => child.stdin.destroy())
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref()
  return child
}
