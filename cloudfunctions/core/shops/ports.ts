import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Rulebook } from '@huigan/shared/program/preview';
import type { ShopInFile } from '@huigan/shared/shops/contracts';

/** Which list is published. `v` is what a write compares with; null before the first. */
export type Published = {
  readonly v: number;
  readonly version: string;
  readonly pages: number;
  /** The list before, whose pages may still be being read. */
  readonly before: string | null;
};

export type Shops = {
  readonly published: () => Promise<Published | null>;
  /** All pages of a list, in order; fewer where it is being taken away. */
  readonly pagesOf: (version: string, pages: number) => Promise<readonly (readonly ShopInFile[])[]>;
  /** Writes a page once; one that is there already says the same. */
  readonly addPage: (version: string, page: number, shops: readonly ShopInFile[]) => Promise<void>;
  /** False when somebody else published in between. */
  readonly publish: (before: Published | null, after: Omit<Published, 'v'>) => Promise<boolean>;
  readonly drop: (version: string) => Promise<void>;
};

export type Favourites = {
  /** Null when there is no such member. */
  readonly of: (
    member: MemberId,
  ) => Promise<{ readonly v: number; readonly shops: readonly string[] } | null>;
  /** False when somebody else wrote in between. */
  readonly save: (member: MemberId, v: number, shops: readonly string[]) => Promise<boolean>;
};

export type ShopsDeps = {
  readonly clock: { readonly now: () => Instant };
  readonly rules: { readonly rulebook: () => Promise<Rulebook> };
  /** The list in force, in the order of names. */
  readonly shopList: () => Promise<readonly ShopInFile[]>;
  readonly favourites: Favourites;
};
