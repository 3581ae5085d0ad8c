import { describe, expect, test } from '@jest/globals';
import { openEngine } from '../../src/runtime.ts';

const { lexicon } = openEngine();
const commandIn = (text: string) => lexicon.commandIn(text);

/** How people really type them: standard, Saudi, misspelt, polite, English. Separated by bars. */
const typed = {
  person:
    'موظف|ابي موظف|ابغى موظف|ابغى اكلم موظف|ابي اكلم احد|أبي أتكلم مع موظف|اريد التحدث مع احد الموظفين|اريد موظف بشري|كلم موظف|تحويل الى موظف|حولني على موظف|حولوني لموظف لو سمحتم|وصلني بموظف|ممكن موظف|ممكن أتواصل مع موظف؟|عطني موظف|وين الموظف|خلني اكلم موظف|ابغى شخص يساعدني|ابي شخص حقيقي|بغيت اكلم موظف|موظف لو سمحت|موظفه|الموضف|مووظف|ابي المسؤول|خدمة العملاء|احتاج موظف|السلام عليكم ابي موظف|talk to agent|I want a human|customer service|speak with someone|can I talk to a person?|employee|اتصلوا بي|ابي احد يرد علي|انسان|موظف!!|  موظف  |«موظف»',
  menu: 'القائمة|القائمه|القائمة الرئيسيه|قائمه|القايمه|الرئيسية|المنيو|منيو|menu|MENU |main menu|the menu|ابي القائمة|ابغى القائمة الرئيسية|ارجع للقائمة|رجعني للقائمة|العودة للقائمة الرئيسية|روح للقائمة|go to the main menu|back to menu|القائمة لو سمحت|القاائمة|القائمة؟|البداية|ابدأ من جديد|home|start|قاءمة',
  back: 'رجوع|ارجع|ارجاع|رجعني|الرجوع|للخلف|السابق|back|Back|go back|previous|رجوع لو سمحت|ابي ارجع|ممكن ارجع|رجووع|رجوع للخلف|ارجع خطوة|الخطوة السابقة|السؤال السابق|عودة|رجع',
  cancel:
    'إلغاء|الغاء|الغ|الغي|ألغِ|الغي الطلب|إلغاء الطلب|ابي الغي|ابغى الغي الطلب|اريد الغاء الطلب|كنسل|كنسل الطلب|cancel|Cancel|cancel please|cancel my request|I want to cancel|quit|exit|خروج|ما ابي اكمل|خلاص ما ابي|بطلت|هونت|إلغاااء|الغيه|الغي كل شي|لا أريد الإكمال',
  help: 'مساعدة|ساعدوني|help|ما فهمت',
  stop: 'إيقاف|توقف|stop',
} as const;

describe.each(Object.entries(typed))('%s', (command, forms) => {
  test.each(forms.split('|'))('«%s»', (text) => expect(commandIn(text)).toBe(command));
});

describe('what only looks like a command', () => {
  test.each([
    'طلب دعم',
    'ابي دعم',
    'أربع',
    'الغاز',
    'موظف حكومي',
    'أحد',
    'وحدة',
    'واحد',
    'ابي واحد',
    'راجع سعيد الغامدي',
    'رجوع المبلغ إلى حسابي',
    'الإدارة',
    'موظف في شركة',
    'لا أريد',
    'إلغاء عضويتي في الجمعية',
    'أريد إلغاء اشتراك ابني',
    'متى يتصل علي الموظف',
    'start date',
  ])('«%s» is none', (text) => expect(commandIn(text)).toBeUndefined());
});
