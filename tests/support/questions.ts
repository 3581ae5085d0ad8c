import type { associations } from './house.ts';

/** Questions put in words that stand in no pack: what a member might well type, with the answer he should get. */
export const ownQuestions: Readonly<Record<(typeof associations)[number], readonly string[]>> = {
  'awdat-sudair': [
    'لو سمحتوا متى تردون على طلبي؟',
    'وين موقع الجمعية بالضبط؟',
    'كيف اقدر اصير عضو معكم؟',
    'وش الأوراق اللي لازم ارفقها مع الطلب؟',
  ],
  'makkah-housing': [
    'لو سمحتوا متى تردون على طلبي؟',
    'كيف أقدم طلب عندكم من هنا؟',
    'وش الأوراق المطلوبة للطلب',
    'من اللي يقرر في طلبي؟',
  ],
  mord: [
    'لو سمحتوا متى تردون على طلبي؟',
    'كيف أقدم طلب دعم من هنا؟',
    'مين اللي يقرر في طلبي؟',
    'هل بياناتي محفوظة عندكم؟',
  ],
  'najran-coffee': [
    'كيف أقدم طلب عندكم من هنا؟',
    'وش الأوراق المطلوبة للطلب',
    'مين اللي يقرر في طلبي؟',
    'كيف أسجل عضو عندكم؟',
  ],
  rahat: [
    'لو سمحتوا متى تردون على طلبي؟',
    'كيف أقدم طلب عندكم من هنا؟',
    'هل بياناتي محفوظة عندكم؟',
    'مين اللي يقرر في طلبي؟',
  ],
};
