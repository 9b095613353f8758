import type { Book } from '../index'
import access from '../en/access.json'
import common from '../en/common.json'
import problems from '../en/problems.json'
import ticket from '../en/ticket.json'
import time from '../en/time.json'
import wallboard from '../en/wallboard.json'
import accessZh from '../zh-CN/access.json'
import commonZh from '../zh-CN/common.json'
import problemsZh from '../zh-CN/problems.json'
import ticketZh from '../zh-CN/ticket.json'
import timeZh from '../zh-CN/time.json'
import wallboardZh from '../zh-CN/wallboard.json'

export const wallboardBook: Book = {
  en: { access, common, problems, ticket, time, wallboard },
  'zh-CN': { access: accessZh, common: commonZh, problems: problemsZh, ticket: ticketZh, time: timeZh, wallboard: wallboardZh },
}
