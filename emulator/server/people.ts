import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { ConfigurationProblem } from '../environment';

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
  private readAt = -1;
  private people: Person[] = [];

  constructor(file: string | null) {
    this.file = file;
  }

  all(): Person[] {
    const changedAt = this.file && statSync(this.file, { throwIfNoEntry: false })?.mtimeMs;
    if (!this.file || !changedAt) return [];
    if (changedAt !== this.readAt) {
      this.people = readPeople(this.file);
      this.readAt = changedAt;
    }
    return this.people;
  }

  find(id: string): Person | null {
    return this.all().find((person) => person.id === id) ?? null;
  }
}

function readPeople(file: string): Person[] {
  const result = z.array(personSchema).safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ConfigurationProblem(`${file}: ${issue?.path.join('.')}: ${issue?.message}`);
}
