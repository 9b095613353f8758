import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Agent, Team, Topic } from '@/api/model'
import { bring, setLocale } from '@/text'
import { consoleBook } from '@/text/books/console'
import { searchBook } from '@/text/books/search'
import { completed, completions } from './completion'

const known = {
  agents: [{ name: 'Maya Chen', email: 'maya@example.com' }, { name: '李伟', email: 'li.wei@example.com' }, { name: 'Li Na', email: 'one@example.com' }, { name: 'Li Na', email: 'two@example.com' }] as Agent[],
  teams: [{ id: 1, name: 'Second Line' }, { id: 2, name: '售后服务' }] as Team[],
  topics: [
    { key: 'delivery', parent: null, en: 'Delivery', zh: '物流配送' }, { key: 'delivery/late', parent: 'delivery', en: 'Late', zh: '迟迟未到' }, { key: 'billing/late', parent: null, en: 'Late', zh: '逾期' },
  ].map((topic, position) => ({ ...topic, position, retiredAt: null })) as Topic[],
  tags: ['vip', 'big order'],
}
const offered = (query: string, caret = query.length) => completions(query, caret, known).map(({ insert }) => insert)

beforeAll(() => (bring(consoleBook), bring(searchBook)))
afterEach(() => setLocale('en'))

describe('completion', () => {
  it('offers fields in the language of the person, and understands the other one', () => {
    expect(offered('cup st')).toEqual(['status:'])
    expect(offered('-pri')).toEqual(['priority:'])
    expect(offered('refund')).toEqual([])
    setLocale('zh-CN')
    expect(offered('状')).toEqual(['状态:'])
    expect(offered('zt')).toEqual(['状态:', '主题:'])
    expect(offered('stat')).toEqual(['status:'])
  })

  it('offers values in the language in which the field was written', () => {
    expect(offered('status:')).toEqual(['new ', 'open ', 'pending ', 'onHold ', 'solved ', 'closed '])
    expect(offered('status: ')).toEqual(['new ', 'open ', 'pending ', 'onHold ', 'solved ', 'closed '])
    expect(offered('status:处')).toEqual(['open '])
    setLocale('zh-CN')
    expect(offered('状态：处')).toEqual(['处理中 '])
    expect(offered('优先级:>=')).toEqual(['低 ', '普通 ', '高 ', '紧急 '])
  })

  it('offers agents, teams, topics and tags, quoted where needed and exact where names are shared', () => {
    expect(offered('assignee:m')).toEqual(['me ', '"Maya Chen" '])
    expect(offered('assignee:lw')).toEqual(['李伟 '])
    expect(offered('assignee:li')).toEqual(['李伟 ', 'one@example.com ', 'two@example.com '])
    expect(offered('team:"Sec')).toEqual(['"Second Line" '])
    expect(offered('topic:late')).toEqual([])
    expect(offered('topic:lat')).toEqual(['delivery/late ', 'billing/late '])
    expect(offered('tag:b')).toEqual(['"big order" '])
  })

  it('says nothing within a word, behind a whole value and in phrases', () => {
    expect(offered('status', 2)).toEqual([])
    expect(offered('status:open')).toEqual([])
    expect(offered('"sta')).toEqual([])
    expect(offered('status:open ')).toEqual([])
  })

  it('is put in where it belongs', () => {
    const at = (query: string, caret = query.length) => completed(query, caret, completions(query, caret, known)[0]!)
    expect(at('cup sta')).toEqual({ query: 'cup status:', caret: 11 })
    expect(at('team:"Sec cup', 9)).toEqual({ query: 'team:"Second Line" cup', caret: 19 })
    expect(at('-priority:>=h')).toEqual({ query: '-priority:>=high ', caret: 17 })
  })
})
