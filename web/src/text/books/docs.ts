import type { Book } from '../index'
import common from '../en/common.json'
import docs from '../en/docs.json'
import problems from '../en/problems.json'
import commonZh from '../zh-CN/common.json'
import docsZh from '../zh-CN/docs.json'
import problemsZh from '../zh-CN/problems.json'

export const docsBook: Book = {
  en: { common, docs, problems },
  'zh-CN': { common: commonZh, docs: docsZh, problems: problemsZh },
}
