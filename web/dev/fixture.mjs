// Serves web/dist with the production headers and an invented API in memory, for looking at the pages: npm run fixture.
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from 'js-yaml'
import { WebSocketServer } from 'ws'
import { alarms, board, links, live } from './board.mjs'
import { agents, interaction, teams, tickets, topics } from './data.mjs'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
const contract = JSON.stringify(load(readFileSync(new URL('../../src/main/resources/openapi.yaml', import.meta.url), 'utf8')))
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'"
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
let seq = 40
const log = []
let relay = false
const me = { ...agents[0], locale: 'en', permissions: process.env.ROLE === 'agent' ? [] : ['wallboard.read', 'wallboard.manage'] }
let frozen = false
const outbox = tickets.slice(0, 9).map((ticket, id) => ({ id: id + 1, kind: 'mail', state: ['waiting', 'failed', 'sent'][id % 3], to: ticket.customer.email, subject: `Re: ${ticket.subject}`, text: ticket.interactions[0].text, number: ticket.number, attempts: id % 4, dueAt: ticket.updatedAt, lastError: id % 3 === 1 ? '451 4.3.0 Mailbox is busy' : null, createdAt: ticket.createdAt }))
const arrivals = [{ id: 7, channel: 'mail', state: 'quarantined', error: 'Unknown charset "x-unknown-8bit" in part 2', size: 48_210, attempts: 3, number: null, envelope: { from: 'odd@example.com', to: ['support@example.com'] }, receivedAt: tickets[3].updatedAt }]
const tokens = [{ id: 1, name: 'Shop', agent: me.email, createdAt: tickets[50].createdAt, expiresAt: null, revoked: false }, { id: 2, name: 'Old import', agent: me.email, createdAt: tickets[90].createdAt, expiresAt: null, revoked: true }]
const mailboxes = [{ id: 1, address: 'support@example.com', name: 'Support', team: 'Support' }, { id: 2, address: 'shouhou@example.cn', name: '售后服务', team: '售后服务' }]
const held = (accuracy, logLoss) => ({ texts: 64, accuracy, logLoss, recalls: {} })
const models = { learn: 'nightly', items: ['tone-en', 'tone-zh'].map((name, n) => ({ name, version: n ? '2026-11-24-571a7ebf' : '2026-11-26-9c01fe22', card: n ? { date: '2026-11-24', sources: ['own/examples.jsonl'], licences: 'as Careline', texts: 76603, labels: { negative: 29907, neutral: 17689, positive: 29007 }, dev: { texts: 2000, accuracy: 0.91 } } : { date: '2026-11-26', parent: '2026-11-24-583105de', corrections: 148, sources: ['own/examples.jsonl'], licences: 'as Careline', texts: 148, labels: { negative: 61, neutral: 40, positive: 47 }, heldBack: { present: held(0.72, 0.81), candidate: held(0.86, 0.52) } }, shippedVersion: '2026-11-24', installedVersion: n ? null : '2026-11-26-9c01fe22', installedAt: n ? null : '2026-11-26T18:02:00Z', installedBy: n ? null : 'nightly', fault: null, newerShipped: false, corrections: 212 - 150 * n, waiting: 9 })) }
const trials = ['installed', 'not-more-right', 'label-lost'].map((outcome, n) => ({ id: 3 - n, name: n === 1 ? 'tone-zh' : 'tone-en', at: `2026-11-2${6 - n}T18:02:00Z`, by: n === 1 ? 'command' : 'nightly', outcome, present: '2026-11-24-583105de', candidate: '2026-11-26-9c01fe22', corrections: 148 - n, measures: { present: held(0.72, 0.81), candidate: held(0.86 - n / 10, 0.52), drift: 0.031 }, undoneAt: null, undoneBy: null }))
const audit = tickets.slice(0, 30).map((ticket, id) => ({ id: 90 - id, at: ticket.updatedAt, actor: agents[id % 3].name, action: ['session.opened', 'agent.changed', 'token.created'][id % 3], subject: agents[id % 4].email, detail: id % 3 === 1 ? { role: ['agent', 'supervisor'] } : {}, address: '192.0.2.14' }))

const unsolved = (t) => !['solved', 'closed'].includes(t.status)
const inView = {
  mine: (t) => unsolved(t) && t.assignee === me.email, unassigned: (t) => unsolved(t) && !t.assignee, team: (t) => unsolved(t) && me.teams.includes(t.team),
  atRisk: (t) => unsolved(t) && t.sla.some((clock) => clock.atRiskAt && Date.parse(clock.atRiskAt) <= Date.now()), breached: (t) => unsolved(t) && t.nextBreach !== null && Date.parse(t.nextBreach) <= Date.now(),
  open: (t) => ['new', 'open'].includes(t.status), pending: (t) => t.status === 'pending', onHold: (t) => t.status === 'onHold', solved: (t) => !unsolved(t), all: () => true,
}
const plain = (ticket) => ({ ...ticket, interactions: undefined, curve: undefined })
const sockets = new Set()
const shout = (frame) => {
  if (frame.seq) log.push(frame)
  sockets.forEach((socket) => socket.send(JSON.stringify(frame)))
}
function fact(name, ticket, more = {}) {
  ticket.version++
  ticket.updatedAt = new Date().toISOString()
  shout({ type: 'fact', seq: ++seq, fact: { name, at: ticket.updatedAt, actor: 'x', ticket: plain(ticket), number: ticket.number, ...more } })
}
const body = async (request) => {
  let text = ''
  for await (const chunk of request) text += chunk
  try { return JSON.parse(text) } catch { return {} }
}
const problem = (status, type, detail, more = {}) => [status, { type: `/problems/${type}`, title: type, status, detail, requestId: 'r1', ...more }]

/** Plain words and nothing more, which is enough to look at the pages. */
function found(query) {
  const words = query.get('q').toLowerCase().split(/\s+/).filter((word) => word && !word.includes(':'))
  const marked = (field, interactionId, text) => ({ field, interactionId, text, marks: words.map((word) => [text.toLowerCase().indexOf(word), word.length]).filter(([from]) => from >= 0).map(([from, length]) => [from, from + length]).sort(([one], [two]) => one - two) })
  const all = tickets.map((ticket) => ({ ...plain(ticket), score: 1, highlight: '', passages: [marked('subject', null, ticket.subject), ...ticket.interactions.map((one) => marked(one.kind === 'note' ? 'note' : 'text', one.id, one.text.slice(0, 240)))].filter(({ marks }) => marks.length).slice(0, 3) })).filter(({ passages }) => passages.length)
  const counted = (value) => [...all.flatMap(value).reduce((counts, one) => counts.set(one, (counts.get(one) ?? 0) + 1), new Map())].map(([value, count]) => ({ value, count })).sort((one, two) => two.count - one.count)
  const facets = { status: counted((t) => t.status), priority: counted((t) => t.priority), team: counted((t) => t.team ?? 'none'), channel: counted((t) => t.channel), tag: counted((t) => t.tags), topic: counted((t) => t.topic ?? 'none'), month: counted((t) => t.createdAt.slice(0, 7)) }
  const from = Number(query.get('cursor') ?? 0)
  const limit = Number(query.get('limit') ?? 20)
  return [200, { items: all.slice(from, from + limit), total: all.length, tookMs: 4, complete: true, relaxed: false, facets, next: from + limit < all.length ? String(from + limit) : null }]
}

/** Also takes what a tester wants to happen: POST /dev/customer-writes/10009, /dev/presence/10009, /dev/cut. */
async function answer(method, path, query, request) {
  const at = (pattern) => { const match = new RegExp(`^${pattern}$`).exec(`${method} ${path}`); return match && match.slice(1) }
  let m
  if (at('GET /search')) return found(query)
  if (at('POST /session')) return (await body(request)).password === 'wrong' ? problem(401, 'sign-in-refused', 'no') : [204, null, { 'Set-Cookie': 'careline=1; HttpOnly; SameSite=Lax; Path=/' }]
  if ((m = at('POST /dev/customer-writes/(\\w+)'))) {
    const ticket = tickets.find((t) => t.number === m[0])
    ticket.interactions.push(interaction('customer', { kind: 'customer', name: ticket.customer.name, email: ticket.customer.email }, 'One more thing: the invoice is missing too.', new Date().toISOString()))
    if (query.get('silent') === null) fact('interaction.received', ticket, { interactionId: ticket.interactions.at(-1).id })
    return [204]
  }
  if ((m = at('POST /dev/presence/(\\w+)'))) return shout({ type: 'presence', number: m[0], people: [{ email: 'li.wei@example.com', name: '李伟', doing: 'typing' }, { email: 'tom.becker@example.com', name: 'Tom Becker', doing: 'viewing' }] }), [204]
  if (at('POST /dev/freeze')) return (frozen = !frozen), [204]
  if (at('POST /wallboard/session')) return (await body(request)).secret === 'wrong' ? problem(404, 'not-found', 'no') : [204]
  if (at('POST /dev/cut')) return sockets.forEach((socket) => socket.close(1012)), [204]
  if (at('POST /portal/attachments') || at('POST /attachments')) return [201, { id: `att${Date.now()}`, name: query.get('name'), type: 'text/plain', size: 1234, sha256: '' }]
  if (at('POST /portal/requests')) {
    const { name = null, email, subject, text } = await body(request)
    const number = String(20_000 + tickets.length * 11)
    const now = new Date().toISOString()
    tickets.push({ ...tickets[0], number, subject, snippet: text, status: 'new', priority: 'normal', assignee: null, tags: [], fields: {}, customer: { id: 900, name, email, phone: null, tier: 'standard' }, createdAt: now, interactions: [interaction('customer', { kind: 'customer', name: name ?? email, email }, text, now, { channel: 'web' })] })
    fact('ticket.opened', tickets.at(-1))
    return [201, { number, secret: 's3cr3t', trackUrl: `/track?number=${number}&secret=s3cr3t` }]
  }
  if ((m = at('GET /portal/tickets/(\\w+)'))) {
    const ticket = tickets.find((t) => t.number === m[0])
    if (!ticket || request.headers['x-careline-tracking'] === 'wrong') return problem(404, 'not-found', 'no')
    return [200, { number: ticket.number, subject: ticket.subject, status: ticket.status, assigned: !!ticket.assignee, createdAt: ticket.createdAt, updatedAt: ticket.updatedAt, interactions: ticket.interactions.filter((i) => i.kind !== 'note').map((i) => ({ id: i.id, kind: i.kind, author: i.author.name, text: i.text, attachments: i.attachments, createdAt: i.createdAt })) }]
  }
  if ((m = at('POST /portal/tickets/(\\w+)/interactions'))) {
    const ticket = tickets.find((t) => t.number === m[0])
    ticket.interactions.push(interaction('customer', { kind: 'customer', name: ticket.customer.name }, (await body(request)).text, new Date().toISOString()))
    fact('interaction.received', ticket, { interactionId: ticket.interactions.at(-1).id })
    return [201, ticket.interactions.at(-1)]
  }
  if (process.env.SIGNED_IN !== '1' && !/careline=1/.test(request.headers.cookie ?? '')) return problem(401, 'not-signed-in', 'Sign in first.')
  if (at('DELETE /session')) return [204, null, { 'Set-Cookie': 'careline=; Path=/; Max-Age=0' }]
  if (at('GET /me')) return [200, { ...me, role: process.env.ROLE ?? me.role }]
  if (at('GET /agents')) return [200, { items: agents }]
  if (at('GET /notices')) return [200, { items: tickets.slice(0, 3).map(({ number, subject }, id) => ({ id: id + 1, number, subject, kind: 'sla', body: { target: 'firstResponse', step: id ? '75%' : 'due' }, createdAt: tickets[0].updatedAt, readAt: id ? null : tickets[0].updatedAt })).reverse() }]
  if (at('GET /topics')) return [200, { items: topics }]
  if (at('GET /teams')) return [200, { items: teams }]
  if (at('GET /views')) return [200, { items: Object.entries(inView).map(([key, test]) => ({ key, count: tickets.filter(test).length })) }]
  if (at('GET /wallboard')) return [200, board()]
  if (at('GET /wallboard/alarms') || at('PUT /wallboard/alarms')) return [200, { items: alarms }]
  if (at('GET /wallboard/links')) return [200, { items: links }]
  if (at('POST /wallboard/links')) return links.push({ id: links.length + 1, name: (await body(request)).name, createdAt: new Date().toISOString(), revokedAt: null }), [201, { ...links.at(-1), secret: 's3cr3t', url: '/wallboard#link=s3cr3t' }]
  if (at('POST /tickets/bulk')) return [200, { items: (await body(request)).numbers.map((number, n) => (n % 3 === 2 ? { number, done: false, problem: { type: '/problems/ticket-closed', detail: 'This ticket is closed.' } } : { number, done: true })) }]
  if (at('GET /tickets')) {
    const found = tickets.filter((t) => inView[query.get('view') ?? 'all'](t) && (!query.get('team') || t.team === query.get('team'))).sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    const from = Number(query.get('cursor') ?? 0)
    const to = from + Number(query.get('limit') ?? 50)
    return [200, { items: found.slice(from, to).map(plain), next: to < found.length ? String(to) : null }]
  }
  if ((m = at('(GET|PATCH|POST) /tickets/(\\w+)(/\\w+)?(?:/(\\d+)/body)?'))) {
    const ticket = tickets.find((t) => t.number === m[1])
    if (!ticket) return problem(404, 'not-found', 'There is no such ticket.')
    if (m[3]) return [200, `<!doctype html><style>body{font:14px/1.5 system-ui;margin:8px}</style>${ticket.interactions.find((i) => String(i.id) === m[3]).html}`]
    if (m[2] === '/history') return [200, { items: [{ seq: 1, at: ticket.createdAt, name: 'ticket.opened', actor: ticket.customer.name ?? 'customer', changes: {} }, { seq: 2, at: ticket.updatedAt, name: 'ticket.changed', actor: 'Maya Chen', changes: { status: ['new', 'open'], assignee: [null, me.email] } }] }]
    if (m[0] === 'GET') return [200, ticket]
    const wanted = await body(request)
    if (m[0] === 'PATCH') {
      if (request.headers['if-match'] !== `"${ticket.version}"`) return problem(412, 'stale', 'The ticket has moved on.')
      Object.assign(ticket, wanted)
      fact('ticket.changed', ticket)
      return [200, plain(ticket)]
    }
    const newer = ticket.interactions.filter((i) => i.kind === 'customer' && i.id > (wanted.seen ?? Infinity))
    if (newer.length) return problem(409, 'customer-wrote-meanwhile', 'The customer wrote.', { newInteractions: newer })
    ticket.interactions.push(interaction(wanted.kind, { kind: 'agent', name: me.name, email: me.email }, wanted.text, new Date().toISOString(), { delivery: wanted.kind === 'reply' ? { state: 'waiting' } : null }))
    setTimeout((one) => one.delivery && (one.delivery.state = 'sent'), 3000, ticket.interactions.at(-1))
    fact(wanted.kind === 'reply' ? 'interaction.sent' : 'interaction.noted', ticket, { interactionId: ticket.interactions.at(-1).id })
    return [201, ticket.interactions.at(-1)]
  }
  if ((m = at('GET /customers/(\\d+)'))) {
    const theirs = tickets.filter((t) => String(t.customer.id) === m[0])
    return [200, { ...theirs[0].customer, tickets: theirs.slice(0, 9).map(plain) }]
  }
  if (at('GET /outbox')) return [200, { items: outbox.filter((o) => !query.get('state') || o.state === query.get('state')), next: null, relay }]
  if (at('GET /arrivals')) return [200, { items: arrivals, next: null }]
  if (at('GET /arrivals/\\d+/raw')) return [200, 'From: odd@example.com\nSubject: =?x-unknown-8bit?...\n\nraw']
  if (at('GET /tokens')) return [200, { items: tokens }]
  if (at('POST /tokens')) return [201, { ...tokens[0], id: 3, name: (await body(request)).name, token: 'clt_7fJx0Qm2examplexexamplex' }]
  if (at('GET /mailboxes')) return [200, { items: mailboxes }]
  if (at('GET /models')) return [200, models]
  if (at('GET /models/trials')) return [200, { items: trials, next: null }]
  if (at('GET /audit')) return [200, { items: audit, next: null }]
  if (at('POST /(agents|teams|mailboxes)')) return [201, { id: 99, ...(await body(request)) }]
  if (method !== 'GET') return [204]
  return problem(404, 'not-found', 'no such call')
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://x')
  if (url.pathname === '/openapi.json') return response.writeHead(200, { 'Content-Type': 'application/json' }).end(contract)
  if (url.pathname.startsWith('/api/v1')) {
    const [status, data, headers] = await answer(request.method, url.pathname.slice(7), url.searchParams, request)
    if (status === 204) return response.writeHead(204, headers).end()
    const html = typeof data === 'string'
    return response.writeHead(status, { 'Content-Type': html ? 'text/html; charset=utf-8' : status >= 400 ? 'application/problem+json' : 'application/json' }).end(html ? data : JSON.stringify(data))
  }
  const page = /^\/(console|portal|track|wallboard|admin|docs)\b/.exec(url.pathname)?.[1]
  const file = page ? `${dist}/${page}.html` : `${dist}${url.pathname}`
  if (!existsSync(file) || url.pathname === '/') return response.writeHead(302, { Location: '/console' }).end()
  response.writeHead(200, { 'Content-Type': `${types[extname(file)] ?? 'text/plain'}; charset=utf-8`, 'Content-Security-Policy': csp }).end(readFileSync(file))
})
// Everybody else at a ticket is 李伟.
function typingOf(from, { number, doing }) {
  const frame = JSON.stringify({ type: 'presence', number, people: [{ email: 'li.wei@example.com', name: '李伟', doing }] })
  if (number) sockets.forEach((socket) => socket !== from && socket.send(frame))
}
const boards = new WebSocketServer({ noServer: true })
const desks = new WebSocketServer({ noServer: true })
server.on('upgrade', (request, socket, head) => {
  if (request.url.endsWith('/wallboard/live')) return boards.handleUpgrade(request, socket, head, (one) => live(one, () => frozen))
  desks.handleUpgrade(request, socket, head, (one) => desks.emit('connection', one))
})
desks.on('connection', (socket) => {
  sockets.add(socket)
  socket.on('close', () => sockets.delete(socket))
  socket.on('message', (data) => {
    const frame = JSON.parse(data)
    if (frame.type === 'presence') return typingOf(socket, frame)
    if (frame.type === 'hello') socket.send(JSON.stringify({ type: 'welcome', seq, resumed: frame.resume !== undefined, presence: [] }))
    log.filter((one) => one.seq > (frame.resume ?? Infinity)).forEach((one) => socket.send(JSON.stringify(one)))
  })
})
server.listen(Number(process.env.PORT ?? 4180), () => console.log(`fixture on http://localhost:${server.address().port}`))
