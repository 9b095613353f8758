// An invented wallboard that lives: figures move every few seconds. Only for looking at the page by `npm run fixture`.
import { agents, teams } from './data.mjs'

const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString()
let seq = 900
const figures = (n) => ({
  open: 40 + n * 13, unassigned: 3 + n, waitingForUs: 8 + n * 2 + (seq % 3), atRisk15: n % 3, atRisk60: 4 + n, breached: [0, 2, 0, 5][n % 4],
  oldestWaitingSince: ago(18 + n * 47), oldestWaitingNumber: String(10009 + n * 11),
  firstResponse: { met: 34 - n, total: 36 }, resolution: { met: 20 - n * 2, total: 24 }, opened: 61 + n * 7, solved: 48 + n * 5, negative: { count: 3 + n, total: 84 },
})
const names = [...teams.map((team) => team.name), null]
export const alarms = [
  { id: 1, figure: 'waitingForUs', team: null, above: 10, sound: true, webhook: null },
  { id: 2, figure: 'oldestWaitingMinutes', team: null, above: 240, sound: false, webhook: null },
  { id: 3, figure: 'breached', team: 'Billing', above: 1, sound: true, webhook: null },
]
export const links = [{ id: 1, name: 'TV on the second floor', createdAt: ago(9000), revokedAt: null }, { id: 2, name: '二楼大屏（旧）', createdAt: ago(90000), revokedAt: ago(500) }]

export function board() {
  seq++
  const total = { ...figures(3), open: 1284, waitingForUs: 12 + (seq % 5), breached: 7, oldestWaitingSince: ago(134.2), atRisk15: 3, atRisk60: 11 }
  return {
    seq, at: new Date().toISOString(), zone: 'Asia/Shanghai', total,
    teams: names.map((team, n) => ({ team, ...figures(n) })),
    hours: Array.from({ length: 24 }, (_, hour) => {
      const come = Math.round(14 * Math.exp(-((hour - 11) ** 2) / 22) + (hour % 3))
      return { hour, opened: come, solved: Math.round(come * 0.8), openedBefore: Math.round(come * 1.1) + (hour % 2), solvedBefore: Math.round(come * 0.9) }
    }),
    agents: Array.from({ length: 22 }, (_, n) => ({ name: [...agents.map((agent) => agent.name), '王芳', 'Priya Raghunathan-Venkatasubramanian', 'Omar Haddad', '陈晓东'][n % 8] + (n > 7 ? ` ${n}` : ''), teams: [names[n % 4], ...(n % 5 ? [] : ['Billing'])], state: ['online', 'online', 'away', 'offline'][n % 4], open: (n * 7) % 23 })),
    ranking: [{ team: 'Logistics', medianFirstResponseSeconds: 340, answered: 31 }, { team: '售后服务', medianFirstResponseSeconds: 780, answered: 44 }, { team: 'Support', medianFirstResponseSeconds: 2460, answered: 57 }, { team: 'Billing', medianFirstResponseSeconds: 9240, answered: 12 }],
    forecast: { due60: 11, pacePerHour: 8.4, likelyBreaches: 3 },
    alarms: [{ id: 1, figure: 'waitingForUs', team: null, value: total.waitingForUs, above: 10, since: '2026-11-22T02:10:00Z' }, { id: 3, figure: 'breached', team: 'Billing', value: 2, above: 1, since: '2026-11-22T01:55:00Z' }],
  }
}
/** Figures that move, and beats, until the socket closes; `frozen()` makes it go silent without closing. */
export function live(socket, frozen) {
  const send = (frame) => frozen() || socket.send(JSON.stringify(frame))
  send({ type: 'board', board: board() })
  const timers = [setInterval(() => send({ type: 'board', board: board() }), 4000), setInterval(() => send({ type: 'beat', at: new Date().toISOString() }), 5000)]
  socket.on('close', () => timers.forEach(clearInterval))
}
