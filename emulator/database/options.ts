import type { Fields } from './document';
import type { IndexDeclaration } from './index-key';

export type CollectionDeclarations = Record<string, { indexes: IndexDeclaration[] }>;

export interface DatabaseOptions {
  /** The SQLite file; null keeps everything in memory only. */
  file: string | null;
  collections: CollectionDeclarations;
  /** Where they are declared, as refusals name it: the file the developer gave. */
  declaredIn?: string;
  now: () => number;
  strict?: boolean;
  /** When a call is answered: with its effect on disk, or before. A tool that can start over need not wait. */
  answers?: 'durable' | 'at_once';
}

export type Answer = { data: Fields; transactionId?: string } | { code: string; message: string };
