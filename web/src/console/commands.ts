import { Bell, Bookmark, CircleCheck, CircleDot, CirclePause, Hash, Hourglass, Keyboard, Layers, Lock, Merge, PanelRight, Reply, Search, Settings, Shapes, SignalHigh, SquarePen, SunMoon, Tag, User, UserPlus } from '@lucide/vue'
import type { Component } from 'vue'
import { searchPath } from '@/search/sort'
import { t } from '@/text'
import { viewKeys } from '@/ticket/views'
import { preferences } from '@/ui/preferences'
import type { Desk } from './desk'
import { assignToMe, changeStatus, writeTicket } from './moves'
import { ticketPath } from './routes'
import type { DialogName } from './shortcuts'

export interface Command {
  key: string
  label: string
  icon: Component
  keys?: string
  run: () => void
}

/** All that can be done from here, for people who would rather type than look for a button. */
export function commands(desk: Desk, screen: { open(what: DialogName): void; side(): void }): Command[] {
  const onTicket: Command[] = desk.conversation.ticket.value === null ? [] : [
    { key: 'reply', label: t('console.keyReply'), icon: Reply, keys: 'r', run: () => desk.ask('reply') },
    { key: 'note', label: t('console.keyNote'), icon: Lock, keys: 'n', run: () => desk.ask('note') },
    { key: 'mine', label: t('console.keyMine'), icon: User, keys: 'i', run: () => void assignToMe(desk) },
    { key: 'assign', label: t('console.keyAssign'), icon: UserPlus, keys: 'a', run: () => desk.ask('assignee') },
    { key: 'tags', label: t('console.keyTags'), icon: Tag, keys: 'l', run: () => desk.ask('tags') },
    { key: 'priority', label: t('console.keyPriority'), icon: SignalHigh, keys: 'p', run: () => desk.ask('priority') },
    { key: 'topic', label: t('console.keyTopic'), icon: Shapes, keys: 't', run: () => desk.ask('topic') },
    { key: 'solve', label: t('console.keySolve'), icon: CircleCheck, keys: 'e', run: () => void changeStatus(desk, 'solved') },
    { key: 'open', label: t('console.toStatus', { status: t('ticket.status_open') }), icon: CircleDot, run: () => void changeStatus(desk, 'open') },
    { key: 'pending', label: t('console.toStatus', { status: t('ticket.status_pending') }), icon: Hourglass, run: () => void changeStatus(desk, 'pending') },
    { key: 'hold', label: t('console.toStatus', { status: t('ticket.status_onHold') }), icon: CirclePause, run: () => void changeStatus(desk, 'onHold') },
    { key: 'merge', label: t('console.keyMerge'), icon: Merge, run: () => desk.ask('merge') },
    { key: 'side', label: t('console.toggleDetails'), icon: PanelRight, run: screen.side },
  ]
  return [
    ...onTicket,
    { key: 'new', label: t('console.newTicket'), icon: SquarePen, keys: 'c', run: () => writeTicket(desk) },
    { key: 'search', label: t('console.search'), icon: Search, keys: '/', run: () => desk.ask('search') },
    ...viewKeys.map((view) => ({ key: `view-${view}`, label: t('console.toView', { view: t(`ticket.view_${view}`) }), icon: Layers, run: () => void desk.router.push({ path: '/', query: { view } }) })),
    ...desk.saved.items.value.map(({ id, name, q, sort }) => ({ key: `saved-${id}`, label: t('console.toView', { view: name }), icon: Bookmark, run: () => void desk.router.push(searchPath(q, sort)) })),
    { key: 'notices', label: t('sla.notices'), icon: Bell, run: () => screen.open('notices') },
    { key: 'theme', label: t('console.switchTheme'), icon: SunMoon, run: () => (preferences.theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark') },
    { key: 'preferences', label: t('console.preferences'), icon: Settings, run: () => screen.open('preferences') },
    { key: 'help', label: t('console.keyHelp'), icon: Keyboard, keys: '?', run: () => screen.open('help') },
  ]
}

/** Letters in order are enough ("atm" finds "Assign to me"); a ticket number goes straight there. */
export function rankCommands(all: Command[], wanted: string, desk: Desk): Command[] {
  const query = wanted.trim().toLowerCase()
  if (!query) return all
  const scored = all.map((command) => ({ command, score: score(command.label.toLowerCase(), query) })).filter(({ score }) => score > 0)
  const found = scored.sort((one, two) => two.score - one.score).map(({ command }) => command)
  const number = /^#?([0-9][0-9A-Za-z-]{1,20})$/.exec(wanted.trim())?.[1]
  if (number) found.unshift({ key: 'goto', label: t('console.toTicket', { number }), icon: Hash, run: () => void desk.router.push(ticketPath(number)) })
  return found
}

function score(label: string, query: string): number {
  if (label.includes(query)) return 1000 - label.indexOf(query)
  let at = -1
  let gaps = 0
  for (const letter of query) {
    const next = label.indexOf(letter, at + 1)
    if (next < 0) return 0
    gaps += next - at - 1
    at = next
  }
  return Math.max(1, 500 - gaps)
}
