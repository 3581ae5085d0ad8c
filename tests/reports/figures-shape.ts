import { z } from 'zod';

/** What is compared of the figures with what the tables say by themselves. */
export const Figures = z.object({
  satisfaction: z.object({
    score: z.number().nullable(),
    responseRate: z.number().nullable(),
    asked: z.number(),
    answered: z.number(),
    distribution: z.array(z.number()),
  }),
  byService: z.array(z.object({ service: z.string(), score: z.number().nullable(), answered: z.number() })),
  byChannel: z.array(
    z.object({
      channel: z.string(),
      score: z.number().nullable(),
      answered: z.number(),
      conversations: z.number(),
    }),
  ),
  afterService: z.object({
    score: z.number().nullable(),
    asked: z.number(),
    answered: z.number(),
    outcomes: z.array(z.object({ outcome: z.string(), score: z.number().nullable(), answered: z.number() })),
  }),
  trend: z.array(z.object({ score: z.number(), answered: z.number() })),
  comments: z.array(z.unknown()),
  keptPromises: z.object({ rate: z.number().nullable(), due: z.number(), broken: z.number().nullable() }),
  conversations: z.number(),
  escalations: z.object({
    rate: z.number().nullable(),
    alone: z.number().nullable(),
    written: z.number(),
    escalated: z.number(),
    reasons: z.array(z.object({ reason: z.string(), count: z.number() })),
  }),
  firstAnswerMinutes: z.object({
    median: z.number().nullable(),
    p90: z.number().nullable(),
    answered: z.number(),
    waiting: z.number(),
    left: z.number(),
  }),
  waitingNow: z.object({ count: z.number(), late: z.number() }),
  requests: z.object({ submitted: z.number(), decided: z.number() }),
  decisions: z.object({
    count: z.number(),
    rate: z.number().nullable(),
    late: z.number().nullable(),
    median: z.number().nullable(),
    p90: z.number().nullable(),
  }),
  deliveryTimes: z.object({ count: z.number(), median: z.number().nullable(), p90: z.number().nullable() }),
  requestsByService: z.array(z.object({ service: z.string() }).catchall(z.unknown())),
  complaints: z.object({ submitted: z.number(), answered: z.number(), late: z.number().nullable() }),
  busyHours: z.object({
    hours: z.array(z.object({ hour: z.string(), count: z.number() })),
    weekdays: z.array(z.object({ weekday: z.string(), count: z.number() })),
  }),
  places: z.array(z.object({ flow: z.string(), field: z.string(), count: z.number() })),
  overdueNow: z.object({ open: z.number(), overdue: z.number() }),
});
