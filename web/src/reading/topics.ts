import type { Topic } from '@/api/model'
import { locale, t } from '@/text'
import { initials } from '@/text/pinyin'
import type { Choice } from '@/ui/AppPicker.vue'

/** A branch and what is below it, in the order of the installation. */
export interface Branch {
  branch: Topic
  topics: Topic[]
}

export const ownName = (topic: Pick<Topic, 'en' | 'zh'>) => (locale.value === 'en' ? topic.en : topic.zh)

export function tree(topics: readonly Topic[]): Branch[] {
  return topics.filter((one) => one.parent === null).map((branch) => ({ branch, topics: topics.filter((one) => one.parent === branch.key) }))
}

/** The names from the branch down; of a key that nobody knows, the key. */
export function namesOf(topics: readonly Topic[], key: string): string[] {
  const topic = topics.find((one) => one.key === key)
  if (!topic) return [key]
  const branch = topics.find((one) => one.key === topic.parent)
  return [...(branch ? [ownName(branch)] : []), ownName(topic)]
}
export const pathOf = (topics: readonly Topic[], key: string) => namesOf(topics, key).join(' › ')

/** Whether a ticket with this topic is meant when one asks for that one; a branch stands for all below it. */
export const stands = (wanted: string, topic: string | null) =>
  wanted === 'none' ? topic === null : topic === wanted || (topic?.startsWith(`${wanted}/`) ?? false)

/** All that can be chosen, found by its name in either language, by its key and by first letters of Pinyin. */
export function topicChoices(topics: readonly Topic[], withRetired: (topic: Topic) => boolean): Choice[] {
  return tree(topics).flatMap(({ branch, topics: below }) => [branch, ...below]).filter((topic) => topic.retiredAt === null || withRetired(topic)).map((topic) => {
    const branch = topics.find((one) => one.key === topic.parent)
    const also = [branch, topic].flatMap((one) => (one ? [one.en, one.zh, initials(one.zh)] : []))
    return {
      value: topic.key,
      label: ownName(topic),
      within: branch && ownName(branch),
      hint: topic.retiredAt === null ? undefined : t('ticket.topic_retired'),
      also: [...also, topic.key].join(' '),
    }
  })
}
