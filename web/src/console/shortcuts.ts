import { onBeforeUnmount, onMounted } from 'vue'
import type { TextKey } from '@/text'
import { preferences } from '@/ui/preferences'
import type { Desk } from './desk'
import { assignToMe, changeStatus, step, writeTicket } from './moves'

export type DialogName = 'palette' | 'help' | 'preferences' | 'notices' | 'merge'
export interface Screen {
  open(what: DialogName): void
  toggleSide(show?: boolean): void
  busy(): boolean
}

/** Every key there is, as the help and the palette show it. */
export const keyTable: readonly { keys: string; label: TextKey; group: 'list' | 'ticket' | 'page' }[] = [
  { keys: 'j', label: 'console.keyNext', group: 'list' },
  { keys: 'k', label: 'console.keyPrevious', group: 'list' },
  { keys: 'r', label: 'console.keyReply', group: 'ticket' },
  { keys: 'n', label: 'console.keyNote', group: 'ticket' },
  { keys: 'i', label: 'console.keyMine', group: 'ticket' },
  { keys: 'a', label: 'console.keyAssign', group: 'ticket' },
  { keys: 'e', label: 'console.keySolve', group: 'ticket' },
  { keys: 'l', label: 'console.keyTags', group: 'ticket' },
  { keys: 'p', label: 'console.keyPriority', group: 'ticket' },
  { keys: 't', label: 'console.keyTopic', group: 'ticket' },
  { keys: 'Mod+Enter', label: 'console.keySend', group: 'ticket' },
  { keys: 'Mod+Shift+Enter', label: 'console.keySendSolve', group: 'ticket' },
  { keys: 'c', label: 'console.newTicket', group: 'page' },
  { keys: '/', label: 'console.search', group: 'page' },
  { keys: 'Esc', label: 'console.keyLeave', group: 'page' },
  { keys: 'Mod+k', label: 'console.keyPalette', group: 'page' },
  { keys: '?', label: 'console.keyHelp', group: 'page' },
]

const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Single letters speak only when no field listens; people who dictate or press keys by accident can turn them off. */
export function useShortcuts(desk: Desk, screen: Screen) {
  function letter(key: string): boolean {
    const open = desk.conversation.ticket.value !== null
    if (key === 'j' || key === 'ArrowDown') return step(desk, 1)
    if (key === 'k' || key === 'ArrowUp') return step(desk, -1)
    if (key === '?') return (screen.open('help'), true)
    if (key === 'c') return (writeTicket(desk), true)
    if (key === '/') return (desk.ask('search'), true)
    if (!open) return false
    if (key === 'r' || key === 'n') return (desk.ask(key === 'r' ? 'reply' : 'note'), true)
    if (key === 'i') return (void assignToMe(desk), true)
    if (key === 'e') return (void changeStatus(desk, 'solved'), true)
    const property = { a: 'assignee', l: 'tags', p: 'priority', t: 'topic' }[key]
    if (!property) return false
    screen.toggleSide(true)
    desk.ask(property)
    return true
  }

  function onKey(event: KeyboardEvent) {
    // 229: the key belongs to an input method that is composing, also in browsers that forget to say so.
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return
    const mod = event.ctrlKey || event.metaKey
    if (mod && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      return screen.open('palette')
    }
    if (screen.busy() || mod || event.altKey) return
    if (event.key === 'Escape') return desk.ask('leave')
    const arrow = event.key === 'ArrowDown' || event.key === 'ArrowUp'
    // Arrows belong to what has the focus (tabs, menus, scrolling) unless that is the list or the page itself.
    const target = event.target as HTMLElement
    if (arrow && target !== document.body && !target.closest('[data-arrows=list]')) return
    if (inField(event.target) || (!arrow && !preferences.letters)) return
    if (letter(event.key)) event.preventDefault()
  }

  onMounted(() => addEventListener('keydown', onKey))
  onBeforeUnmount(() => removeEventListener('keydown', onKey))
}
