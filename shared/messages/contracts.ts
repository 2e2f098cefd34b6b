import * as z from 'zod/mini';
import { epochMs, listOf, operation, text, textLike, whole } from '../kernel/contracts';
import { kinds } from './kinds';

const kind = z.enum(kinds);
const answer = z.enum(['accepted', 'rejected', 'banned']);
const LEFT_MAX = 10;

/** WeChat's dialogue asks for each kind once. */
const answers = listOf(z.strictObject({ kind, answer }), 1, kinds.length).check(
  z.refine((list) => new Set(list.map((each) => each.kind)).size === list.length, {
    message: 'each kind once',
  }),
);

const template = z.strictObject({
  kind,
  /** WeChat's own id of the template: what the phone asks with. */
  id: z.string(),
  /** How many messages of it are agreed to and still to come. */
  left: whole(0, LEFT_MAX),
  /** What was answered last; null where they were never asked. */
  answer: z.nullable(answer),
});
const templates = z.strictObject({
  now: epochMs,
  /** Whether messages are agreed to at all; without that none is sent, whatever is left. */
  agreed: z.boolean(),
  policyVersion: text(1, 32),
  /** Kinds the brand has a template for, always in the same order. */
  templates: z.array(template),
});

/** What members decide about messages that reach them in WeChat. */
export const messagesContract = {
  templates: operation({
    input: z.strictObject({}),
    output: templates,
    refusals: ['members/not_joined'],
  }),
  /** What they answered in WeChat's own dialogue: one yes is one message. */
  agreed: operation({
    input: z.strictObject({
      /** One tap, one request, however often it is told. */
      request: textLike(/^[A-Za-z0-9-]{8,64}$/, 'letters, digits and -, 8 to 64'),
      answers,
    }),
    output: templates,
    refusals: ['members/not_joined', 'messages/not_agreed'],
  }),
} as const;

export type Templates = z.output<typeof templates>;
export type TemplateSeen = z.output<typeof template>;
