import { statSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { readDeclaration } from '../declaration';

const personSchema = z.object({
  id: z.string().regex(/^[\w-]+$/),
  name: z.string(),
  note: z.string().default(''),
  openid: z.string().min(1),
  unionid: z.string().optional(),
  appid: z.string().min(1),
  extra: z.record(z.string(), z.unknown()).optional(),
});

export type Person = z.infer<typeof personSchema>;

/** The demo people who may sign in here, read again whenever their file changes. */
export class People {
  private readonly file: string | null;
  private readAt: number | undefined = -1;
  private people: Person[] = [];

  constructor(file: string | null) {
    this.file = file;
  }

  all(): Person[] {
    if (this.file === null) return [];
    const changedAt = statSync(this.file, { throwIfNoEntry: false })?.mtimeMs;
    if (changedAt !== this.readAt) {
      this.people = readDeclaration(z.array(personSchema), this.file);
      this.readAt = changedAt;
    }
    return this.people;
  }

  find(id: string): Person | null {
    return this.all().find((person) => person.id === id) ?? null;
  }

  /** Who sends this: named by the header, or by the cookie of the sign-in page. */
  signedIn(headers: IncomingHttpHeaders): Person | null {
    const named = headers['x-emulator-person'];
    const id = typeof named === 'string' ? named : personCookie(headers.cookie ?? '');
    return id === null ? null : this.find(id);
  }
}

function personCookie(cookies: string): string | null {
  const found = /(?:^|;\s*)person=([\w-]+)/.exec(cookies);
  return found?.[1] ?? null;
}
