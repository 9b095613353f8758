import { computed, ref, shallowRef } from 'vue'
import { api, ask } from '@/api/client'
import type { Notice } from '@/api/model'
import { explain } from '@/api/problem'
import { noticeWords } from '@/sla/words'
import { t } from '@/text'
import { say } from '@/ui/toast'

/** What this person was told, and what of it is new. */
export function useNotices(screen: { open: () => string | null; look: (number: string) => void }) {
  const items = shallowRef<Notice[]>([])
  const loaded = ref(false)
  const fault = ref('')
  const unread = computed(() => items.value.filter((one) => one.readAt === null).length)
  let round = 0

  /** Loads the list; `aloud` also says what came since it was loaded last. */
  async function load(aloud = false) {
    const mine = ++round
    const newest = items.value[0]?.id ?? 0
    const knew = loaded.value
    try {
      const answer = await ask(api.GET('/notices'))
      if (mine !== round) return
      items.value = answer.items
      loaded.value = true
      fault.value = ''
    } catch (thrown) {
      fault.value = explain(thrown)
      return
    }
    const fresh = items.value[0]
    // The ticket on the screen shows it anyhow.
    if (aloud && knew && fresh && fresh.id > newest && fresh.number !== screen.open()) tell(fresh)
  }

  function tell(notice: Notice) {
    const what = t('sla.noticeToast', { number: notice.number, what: noticeWords(notice) })
    say(what, 'notice', { label: t('console.look'), run: () => screen.look(notice.number) })
  }

  async function markRead() {
    const upTo = items.value[0]?.id
    if (upTo === undefined) return
    try {
      await ask(api.POST('/notices/read', { body: { upTo } }))
      await load()
    } catch (thrown) {
      say(explain(thrown), 'fault')
    }
  }

  return { items, loaded, fault, unread, load, markRead }
}
