/**
 * The fields of the query language and the words that they take, in both languages. The first two names of each are offered,
 * English and Chinese; the others are understood as well. A test compares them with the server's.
 */
export type Takes = 'closed' | 'ranked' | 'name' | 'text' | 'date'
export interface ValueWord {
  word: string
  names: readonly string[]
}
export interface FieldWord {
  names: readonly [string, string, ...string[]]
  takes: Takes
  values: readonly ValueWord[]
}

const value = (word: string, ...names: string[]): ValueWord => ({ word, names })
const none = value('none', 'None', '无', '未分配', 'nobody', 'unassigned')

export const fieldWords = {
  status: {
    names: ['status', '状态'],
    takes: 'closed',
    values: [
      value('new', 'New', '新建'), value('open', 'Open', '处理中', '待处理'), value('pending', 'Pending', '等待客户'),
      value('onHold', 'On hold', '已挂起', '挂起'), value('solved', 'Solved', '已解决', 'resolved'), value('closed', 'Closed', '已关闭'),
    ],
  },
  priority: {
    names: ['priority', '优先级'],
    takes: 'ranked',
    values: [value('low', 'Low', '低'), value('normal', 'Normal', '普通'), value('high', 'High', '高'), value('urgent', 'Urgent', '紧急')],
  },
  channel: {
    names: ['channel', '渠道'],
    takes: 'closed',
    values: [
      value('mail', 'Mail', '邮件', 'e-mail'), value('web', 'Web form', '网页表单', '网页'), value('chat', 'Chat', '在线聊天', '聊天'),
      value('voice', 'Voice', '电话', 'phone'), value('api', 'API', 'API'), value('hook', 'Webhook', 'Webhook'),
    ],
  },
  tone: {
    names: ['tone', '情绪', '语气'],
    takes: 'closed',
    values: [value('negative', 'Negative', '负面', '情绪负面'), value('neutral', 'Neutral', '平稳', '情绪平稳', '中性'), value('positive', 'Positive', '正面', '情绪正面'), none],
  },
  sla: {
    names: ['sla', '时限'],
    takes: 'closed',
    values: [value('onTime', 'On time', '未超时', 'met'), value('atRisk', 'At risk', '即将超时'), value('breached', 'Breached', '已超时', '超时'), value('paused', 'Paused', '已暂停')],
  },
  language: {
    names: ['language', '语言'],
    takes: 'closed',
    values: [value('en', 'English', '英文', '英语'), value('zh', 'Chinese', '中文', '汉语'), value('mixed', 'Mixed', '中英混合', '混合'), value('other', 'Other', '其他'), none],
  },
  signal: { names: ['signal', '信号'], takes: 'closed', values: [value('urgency', 'Urgent', '紧急'), value('anger', 'Angry', '情绪激动', '愤怒')] },
  team: { names: ['team', '团队', '组'], takes: 'name', values: [none] },
  assignee: { names: ['assignee', '处理人', '负责人'], takes: 'name', values: [value('me', 'Me', '我', '本人'), none] },
  topic: { names: ['topic', '问题类型'], takes: 'name', values: [none] },
  tag: { names: ['tag', '标签'], takes: 'text', values: [] },
  from: { names: ['from', '来自', '客户', 'customer'], takes: 'text', values: [] },
  subject: { names: ['subject', '主题', '标题'], takes: 'text', values: [] },
  file: { names: ['file', '文件', '附件'], takes: 'text', values: [] },
  number: { names: ['number', '工单号', '编号', '工单'], takes: 'text', values: [] },
  org: { names: ['org', '组织', 'organisation', 'organization'], takes: 'text', values: [] },
  created: { names: ['created', '创建时间', '创建'], takes: 'date', values: [] },
  updated: { names: ['updated', '更新时间', '更新'], takes: 'date', values: [] },
  has: {
    names: ['has', '包含', '含', '有', 'kind', '类型'],
    takes: 'closed',
    values: [value('attachment', 'Attachments', '附件', 'file'), value('note', 'Note', '内部备注', '备注'), value('reply', 'Reply', '回复')],
  },
  is: { names: ['is', '是'], takes: 'closed', values: [value('merged', 'Merged', '已合并')] },
} as const satisfies Record<string, FieldWord>

export type Field = keyof typeof fieldWords
export const fields = Object.keys(fieldWords) as Field[]
export const wordOf = (field: Field): FieldWord => fieldWords[field]

/** What is one to the server is one here: capitals, full width, blanks, hyphens. */
export const plain = (typed: string) => typed.normalize('NFKC').toLowerCase().replace(/[\s_-]/g, '')

export const fieldNamed = (typed: string) => fields.find((field) => wordOf(field).names.includes(typed.normalize('NFKC').toLowerCase()))

/** The server's word for what was typed behind a field. */
export function valueNamed(field: Field, typed: string): ValueWord | undefined {
  const wanted = plain(typed)
  return wordOf(field).values.find(({ word, names }) => plain(word) === wanted || names.some((name) => plain(name) === wanted))
}

export type Tongue = 0 | 1

/** A field as it is written in one of the two languages. */
export const fieldIn = (field: Field, tongue: Tongue) => wordOf(field).names[tongue]

/** A value as it is written: English has the server's short words, Chinese has words of its own. */
export const valueIn = ({ word, names }: ValueWord, tongue: Tongue) => (tongue === 0 ? word : (names[1] ?? word))
