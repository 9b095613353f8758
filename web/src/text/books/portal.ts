import type { Book } from '../index'
import common from '../en/common.json'
import portal from '../en/portal.json'
import problems from '../en/problems.json'
import time from '../en/time.json'
import commonZh from '../zh-CN/common.json'
import portalZh from '../zh-CN/portal.json'
import problemsZh from '../zh-CN/problems.json'
import timeZh from '../zh-CN/time.json'

export const portalBook: Book = {
  en: { common, portal, problems, time },
  'zh-CN': { common: commonZh, portal: portalZh, problems: problemsZh, time: timeZh },
}
