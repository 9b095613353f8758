// Invented people and tickets for looking at the pages without a server. Not a test double: tests speak to the real server.
const minutes = (count) => new Date(Date.now() - count * 60_000).toISOString()

export const agents = [
  ['maya.chen@example.com', 'Maya Chen', 'administrator', 'all', ['Support', 'Billing']],
  ['li.wei@example.com', '李伟', 'agent', 'team', ['Support']],
  ['tom.becker@example.com', 'Tom Becker', 'supervisor', 'all', ['Billing']],
  ['sofia.rossi@example.com', 'Sofia Rossi', 'agent', 'own', ['Logistics']],
].map(([email, name, role, scope, teams], id) => ({ id: id + 1, email, name, role, scope, teams, active: id !== 3 }))
export const teams = ['Support', 'Billing', 'Logistics', '售后服务'].map((name, id) => ({ id: id + 1, name }))

export const topics = [
  ['delivery', 'Delivery', '物流配送'], ['delivery/late', 'Late', '迟迟未到'], ['delivery/change', 'Change of address or time', '更改地址或时间'],
  ['billing', 'Billing', '费用与付款'], ['billing/refund', 'Refund', '退款'], ['billing/cheque', 'Cheques', '支票'],
].map(([key, en, zh], position) => ({ key, parent: key.includes('/') ? key.split('/')[0] : null, en, zh, position, retiredAt: key === 'billing/cheque' ? minutes(90) : null }))

const customers = [
  ['Anna Lindqvist', 'anna@nordlicht.example', '+46 8 123 456', 'vip'], ['王芳', 'wangfang@example.cn', '138 0013 8000', 'standard'],
  ['Jonas Weber', 'jonas.weber@example.de', null, 'standard'], ['张伟（采购部）', 'zhangwei@huadong.example.cn', '+86 21 5555 0199', 'enterprise'],
  ['Priya Raghunathan-Venkatasubramanian', 'priya@example.in', null, 'premium'], [null, 'no-name@example.org', null, 'standard'],
  ['مريم الحسن', 'maryam@example.ae', null, 'standard'], ['陈晓东', 'chen.xd@example.cn', '139 0000 1234', 'vip'],
].map(([name, email, phone, tier], id) => ({ id: id + 1, name, email, phone, tier }))

const subjects = [
  ['Parcel 48213 arrived open, two cups broken', 'Hello,\n\nthe parcel came today and the box had been opened. Two of the six cups are in pieces.\nCan you send new ones before Friday? It is a gift.\n\nAnna', 'mail'],
  ['发票抬头填错了，能重新开吗？', '您好，上周订单 20261108 的发票抬头写成了旧公司名，麻烦重开一张电子发票，谢谢！', 'web'],
  ['Cannot sign in after changing my phone', 'The app asks for a code that goes to my old number. I am locked out since Monday.', 'mail'],
  ['批量采购报价及交货周期咨询', '你好，我们需要采购 300 套，请问是否有阶梯价？交货周期大概多久？', 'mail'],
  ['Order 77120: wrong size, exchange instead of refund please', 'I ordered M and got XL. I would like to exchange.', 'api'],
  ['Charged twice for the November subscription', 'My card shows two bookings of 29.00 on 3 November. Please refund one.', 'mail'],
  ['لم تصل الشحنة بعد', 'مرحبا، طلبت قبل أسبوعين ولم تصل الشحنة بعد.', 'web'],
  ['退款五天了还没到账，很着急', '客服您好，11 月 15 日申请的退款到现在还没有到账，已经等了五天，请尽快处理。', 'chat'],
  ['How do I export my data?', 'I could not find the export in the settings.', 'web'],
  ['Delivery window on Saturday', 'Is delivery on Saturday morning possible?', 'voice'],
]
const statuses = ['new', 'open', 'open', 'new', 'pending', 'open', 'new', 'onHold', 'solved', 'open']

/** A first response that is met, close or late, and a resolution that runs or waits. */
function clocks(n, age) {
  const due = 40 - n * 7
  const status = statuses[n % statuses.length]
  const ended = status === 'solved' ? minutes(1) : null
  const paused = status === 'pending'
  const clock = (target, state, dueAt, endedAt) => ({ target, state, dueAt, cycle: 1, policy: 'Standard', startedAt: minutes(age + 90), endedAt, atRiskAt: endedAt || !dueAt ? null : new Date(Date.parse(dueAt) - 20 * 60_000).toISOString(), manual: false })
  const met = n % 3 !== 1
  const sla = [
    clock('firstResponse', met ? 'met' : due < 0 ? 'breached' : 'running', minutes(-due), met || ended ? minutes(age + 60) : null),
    clock('resolution', ended ? 'met' : paused ? 'paused' : 'running', paused ? null : minutes(-(300 + n * 90)), ended),
  ]
  return { sla, nextBreach: sla.filter((one) => !one.endedAt && one.dueAt).map((one) => one.dueAt).sort()[0] ?? null }
}

export const tickets = []
let nextId = 100
export const interaction = (kind, author, text, at, more = {}) => ({
  id: nextId++, kind, channel: 'mail', author, text, html: null, attachments: [], sentiment: null, reading: null, automatic: false, mail: null, delivery: null, createdAt: at, ...more,
})
for (let n = 0; n < 240; n++) {
  const [subject, text, channel] = subjects[n % subjects.length]
  const customer = customers[n % customers.length]
  const age = 2 + n * n * 1.7
  const who = { kind: 'customer', name: customer.name ?? customer.email, email: customer.email }
  const interactions = [interaction('customer', who, text, minutes(age + 90), { channel, sentiment: n % 10 === 7 ? { label: 'negative', score: 0.87 } : { label: 'neutral', score: 0.81 }, html: n % 10 === 0 ? `<p>${text.replaceAll('\n', '<br>')}</p><table border="1" cellpadding="6"><tr><th>Item</th><th>State</th></tr><tr><td>Cup, blue</td><td>broken</td></tr></table>` : null, attachments: n % 10 === 0 ? [{ id: 'att00001', name: 'broken-cups.jpg', type: 'image/jpeg', size: 348_211, sha256: '' }] : [] })]
  if (n % 3 !== 1) {
    interactions.push(interaction('note', { kind: 'agent', name: '李伟', email: 'li.wei@example.com' }, 'Warehouse says the carrier has logged the damage. Replacement is in stock.\n仓库有现货，今天可以补发。', minutes(age + 50)))
    interactions.push(interaction('reply', { kind: 'agent', name: 'Maya Chen', email: 'maya.chen@example.com' }, 'Hello,\n\nI am sorry about this. A replacement leaves our warehouse today; you will get a tracking link by e-mail.\n\nMaya', minutes(age + 30), { delivery: { state: n % 2 ? 'waiting' : 'sent', detail: null }, mail: { from: 'support@example.com', to: [customer.email], cc: [], subject: `Re: ${subject}`, messageId: 'm@x' } }))
    interactions.push(interaction('customer', who, `Thank you, that is quick.\n\nOn 20 November, Maya Chen wrote:\n> Hello,\n> I am sorry about this.`, minutes(age), { sentiment: { label: 'positive', score: 0.93 } }))
  }
  tickets.push({
    number: String(10009 + n * 11), subject, status: statuses[n % statuses.length], priority: ['normal', 'normal', 'high', 'normal', 'urgent', 'low'][n % 6],
    channel, team: [null, 'Support', 'Billing', 'Support', '售后服务'][n % 5], assignee: [null, 'maya.chen@example.com', null, 'li.wei@example.com', 'maya.chen@example.com'][n % 5],
    customer, tags: [['parcel', 'damage'], ['发票'], [], ['quote']][n % 4], fields: n % 4 ? {} : { order: 48213 + n }, sentiment: interactions.at(-1).sentiment, topic: topics[n % (topics.length + 1)]?.key ?? null, topicScore: [0.82, 1, 0.64][n % 3], language: null, signals: n % 10 === 7 ? ['urgency'] : [], attention: 1, ...clocks(n, age),
    snippet: text.replaceAll('\n', ' ').slice(0, 120), version: 1, createdAt: minutes(age + 90), updatedAt: minutes(age), interactions,
    curve: interactions.filter((one) => one.sentiment).map((one) => ({ interaction: one.id, at: one.createdAt, ...one.sentiment })),
  })
}
