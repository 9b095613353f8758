import type { Book } from '../index'
import access from '../en/access.json'
import admin from '../en/admin.json'
import common from '../en/common.json'
import models from '../en/models.json'
import problems from '../en/problems.json'
import sla from '../en/sla.json'
import ticket from '../en/ticket.json'
import time from '../en/time.json'
import accessZh from '../zh-CN/access.json'
import adminZh from '../zh-CN/admin.json'
import commonZh from '../zh-CN/common.json'
import modelsZh from '../zh-CN/models.json'
import problemsZh from '../zh-CN/problems.json'
import slaZh from '../zh-CN/sla.json'
import ticketZh from '../zh-CN/ticket.json'
import timeZh from '../zh-CN/time.json'

export const adminBook: Book = {
  en: { access, admin, common, models, problems, sla, ticket, time },
  'zh-CN': { access: accessZh, admin: adminZh, common: commonZh, models: modelsZh, problems: problemsZh, sla: slaZh, ticket: ticketZh, time: timeZh },
}
