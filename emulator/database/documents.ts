import type { Document, DocumentId } from './document';

/** A committed document and the text of it, kept so that reading costs no printing. */
export interface Stored {
  document: Document;
  text: string;
}

/** Where a document is read from that is not at hand. */
export type Cold = (id: DocumentId) => Stored | null;

/** Texts kept at hand, in characters, twice: what was used lately, and what was used before that. */
const GENERATION_CHARACTERS = 16 * 1024 * 1024;

/**
 * The documents of a collection. Where there is a file behind them, only those used lately stay in
 * memory: a collection may be larger than it.
 */
export class Documents {
  private readonly ids = new Set<DocumentId>();
  private recent = new Map<DocumentId, Stored>();
  private older = new Map<DocumentId, Stored>();
  private characters = 0;
  private readonly cold: Cold | null;

  constructor(cold: Cold | null) {
    this.cold = cold;
  }

  get size(): number {
    return this.ids.size;
  }

  get(id: DocumentId): Stored | undefined {
    const recent = this.recent.get(id);
    if (recent || !this.ids.has(id)) return recent;
    const found = this.older.get(id) ?? this.cold?.(id);
    if (!found) return undefined;
    this.keep(id, found);
    return found;
  }

  set(id: DocumentId, stored: Stored): void {
    this.ids.add(id);
    this.keep(id, stored);
  }

  delete(id: DocumentId): void {
    this.ids.delete(id);
    this.recent.delete(id);
    this.older.delete(id);
  }

  *values(): Generator<Stored> {
    for (const id of this.ids) {
      const stored = this.get(id);
      if (stored) yield stored;
    }
  }

  private keep(id: DocumentId, stored: Stored): void {
    this.recent.set(id, stored);
    if (this.cold === null) return;
    this.characters += stored.text.length;
    if (this.characters <= GENERATION_CHARACTERS) return;
    this.older = this.recent;
    this.recent = new Map();
    this.characters = 0;
  }
}
