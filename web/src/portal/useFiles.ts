import { ref } from 'vue'
import { upload } from '@/api/client'
import type { Attachment } from '@/api/model'
import { explain } from '@/api/problem'
import { t } from '@/text'

const LARGEST = 25_000_000
const MOST = 10

/** Files that go with a request: uploaded as soon as they are chosen, so that sending is quick. */
export function useFiles() {
  const files = ref<Attachment[]>([])
  const uploading = ref(0)
  const fault = ref('')

  async function add(chosen: Iterable<File>) {
    fault.value = ''
    for (const file of chosen) {
      if (files.value.length + uploading.value >= MOST) {
        fault.value = t('portal.tooManyFiles', { count: MOST })
        return
      }
      if (file.size > LARGEST) {
        fault.value = t('portal.fileTooLarge', { name: file.name })
        continue
      }
      uploading.value++
      try {
        files.value = [...files.value, await upload<Attachment>('/portal/attachments', file)]
      } catch (thrown) {
        fault.value = t('portal.fileFailed', { name: file.name, why: explain(thrown) })
      } finally {
        uploading.value--
      }
    }
  }
  const remove = (id: string) => (files.value = files.value.filter((file) => file.id !== id))
  const clear = () => (files.value = [])
  return { files, uploading, fault, add, remove, clear }
}
