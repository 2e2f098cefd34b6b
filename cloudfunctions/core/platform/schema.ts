/** A collection, what it is looked up by, and how long it is kept. Only functions may touch any. */
export type Collection = {
  readonly indexes: readonly {
    readonly name: string;
    readonly keys: readonly (readonly [field: string, direction: 1 | -1])[];
    readonly unique?: boolean;
  }[];
  readonly keeps: string;
};

/** Every collection there is. The emulator enforces it and deployment applies it. */
export const schema = {
  members: {
    indexes: [
      { name: 'untold', keys: [['untold', 1]] },
      { name: 'leaving', keys: [['leaving', 1]] },
      { name: 'leaves-at', keys: [['leavesAt', 1]] },
      { name: 'birthday-untold', keys: [['birthdayUntold', 1]] },
      { name: 'messages-due', keys: [['messagesDue', 1]] },
    ],
    keeps: 'until the member leaves; then only that they did, and what they had agreed to',
  },
  links: {
    indexes: [{ name: 'member', keys: [['member', 1]] }],
    keeps: 'as long as the member they lead to',
  },
  orders: {
    indexes: [
      { name: 'waiting', keys: [['waiting', 1]] },
      { name: 'kept-until', keys: [['keptUntil', 1]] },
      {
        name: 'receipt',
        keys: [
          ['receiptNo', 1],
          ['shop', 1],
          ['paidAt', -1],
        ],
      },
      {
        name: 'member-paid',
        keys: [
          ['member', 1],
          ['paidAt', -1],
          ['_id', -1],
        ],
      },
    ],
    keeps: 'three years; without a member, 90 days',
  },
  accounts: {
    indexes: [
      { name: 'due', keys: [['due', 1]] },
      { name: 'untold', keys: [['untold', 1]] },
      { name: 'full', keys: [['full', 1]] },
      { name: 'judged', keys: [['judged', 1]] },
      {
        name: 'touched',
        keys: [
          ['touched', 1],
          ['_id', 1],
        ],
      },
    ],
    keeps: 'pseudonymous; as long as the journal',
  },
  journal: {
    indexes: [
      {
        name: 'member-first',
        keys: [
          ['member', 1],
          ['first', -1],
        ],
      },
      { name: 'causes', keys: [['causes', 1]] },
    ],
    keeps: 'three years and more; pseudonymous',
  },
  leaves: {
    indexes: [
      {
        name: 'day-page',
        keys: [
          ['day', 1],
          ['page', -1],
        ],
      },
    ],
    keeps: 'as long as the journal: what each nightly root was made of',
  },
  roots: { indexes: [], keeps: 'for ever: one a day, chained' },
  programs: { indexes: [], keeps: 'for ever: old orders are judged by old versions' },
  usage: {
    indexes: [
      { name: 'day', keys: [['day', 1]] },
      {
        name: 'key-day',
        keys: [
          ['key', 1],
          ['day', -1],
        ],
      },
    ],
    keeps: '400 days: what each key has used',
  },
  invites: {
    indexes: [
      { name: 'until', keys: [['until', 1]] },
      { name: 'taken-by', keys: [['takenBy', 1]] },
      {
        name: 'member-until',
        keys: [
          ['member', 1],
          ['until', -1],
        ],
      },
    ],
    keeps: 'a day: invitations to share a membership',
  },
  attempts: {
    indexes: [{ name: 'day', keys: [['day', 1]] }],
    keeps: 'a day: how often something was tried that may be tried a few times',
  },
  keys: { indexes: [], keeps: 'until a year after they are revoked' },
  tickets: {
    indexes: [
      // A member has so many places for open tickets; an answered one stands in a place of its own.
      { name: 'place', keys: [['place', 1]], unique: true },
      {
        name: 'member-at',
        keys: [
          ['member', 1],
          ['at', -1],
          ['reference', -1],
        ],
      },
      {
        name: 'receipt',
        keys: [
          ['receipt.number', 1],
          ['receipt.shop', 1],
          ['at', -1],
          ['reference', -1],
        ],
      },
      {
        name: 'member-entry',
        keys: [
          ['member', 1],
          ['entry', 1],
          ['at', -1],
          ['reference', -1],
        ],
      },
      {
        name: 'state-at',
        keys: [
          ['state', 1],
          ['at', 1],
          ['reference', 1],
        ],
      },
      { name: 'unfinished', keys: [['unfinished', 1]] },
      { name: 'reference', keys: [['reference', 1]] },
    ],
    keeps: 'until the member leaves; what was written in them is sealed',
  },
  audit: {
    indexes: [
      {
        name: 'about-at',
        keys: [
          ['about', 1],
          ['at', 1],
        ],
      },
    ],
    keeps: 'three years and more; append only, pseudonymous, reasons sealed',
  },
  messages: {
    indexes: [
      { name: 'due', keys: [['due', 1]] },
      {
        name: 'member-at',
        keys: [
          ['member', 1],
          ['at', -1],
        ],
      },
      { name: 'day', keys: [['day', 1]] },
    ],
    keeps: '90 days; pseudonymous, facts and no words',
  },
  shops: {
    indexes: [{ name: 'version', keys: [['version', 1]] }],
    keeps: 'as long as they are published, and the list before them',
  },
  restores: { indexes: [], keeps: 'while a backup is being put back: which one' },
} as const satisfies Record<string, Collection>;

/**
 * Counts up when documents written before cannot be read as they are: an environment on one machine then
 * starts anew. `test/cloudfunctions/platform/data-shape.test.ts` says when.
 */
export const dataShape = 2;

/** By default any signed-in client may call any function: only these two open to the phone. */
export const functionRules = {
  '*': { invoke: false },
  member: { invoke: true },
  console: { invoke: true },
} as const;

/** Paths of the HTTP access service and the function behind each. */
export const httpAccess = { '/api': 'intake', '/wecom': 'chat' } as const;
