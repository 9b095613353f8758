import { computed, ref } from 'vue'
import { api, ask, whenSessionEnds } from '@/api/client'
import type { Me } from '@/api/model'
import { Problem } from '@/api/problem'

/** Who sits here: undefined while we ask, null when nobody is signed in. */
export const me = ref<Me | null | undefined>(undefined)
/** Set when a session ended under someone's hands, so that the sign-in screen can say that nothing was lost. */
export const sessionEnded = ref(false)

export const may = (permission: string) => me.value?.permissions.includes(permission) ?? false
/** Whether there is anything for this person under /admin. */
export const mayAdminister = computed(() => may('audit.read') || may('sla.read'))
export const maySeeWallboard = computed(() => may('wallboard.read'))

export function endSession() {
  sessionEnded.value ||= !!me.value
  me.value = null
}
whenSessionEnds(endSession)

export async function findOutWhoIAm() {
  try {
    me.value = await ask(api.GET('/me'))
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault
    me.value = null
  }
}

/** Changes what I may change about myself. */
export async function changeMe(wanted: { locale?: Me['locale']; password?: string; currentPassword?: string }) {
  me.value = await ask(api.PATCH('/me', { body: wanted }))
}

export async function signIn(email: string, password: string) {
  await ask(api.POST('/session', { body: { email, password } }))
  sessionEnded.value = false
  await findOutWhoIAm()
}

export async function signOut() {
  await ask(api.DELETE('/session'))
  me.value = null
  sessionEnded.value = false
}
