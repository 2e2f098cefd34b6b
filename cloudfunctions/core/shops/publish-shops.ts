import type { ShopInFile, ShopsFile } from '@huigan/shared/shops/contracts';
import type { Shops } from './ports';

/** As many as a document holds without growing out of what is quick to read. */
const PAGE = 250;

type Deps = { readonly shops: Shops; readonly digestOf: (content: unknown) => string };
type Done = { readonly shops: number; readonly isNew: boolean };

/**
 * Publishes the brand's shops. The version is the content: the same list changes nothing. Pages are written
 * before anybody is pointed to them, so a crash leaves the list before in force.
 */
export async function publishShops({ shops, digestOf }: Deps, file: ShopsFile): Promise<Done> {
  const list = byName(file.shops);
  const version = digestOf(list);
  const standing = await shops.published();
  if (standing?.version === version) return { shops: list.length, isNew: false };
  // The list before the one in force is read by nobody any more.
  const old = standing?.before ?? null;
  if (old !== null && old !== version) await shops.drop(old);
  const pages = Math.ceil(list.length / PAGE);
  for (let page = 0; page < pages; page++) {
    await shops.addPage(version, page, list.slice(page * PAGE, (page + 1) * PAGE));
  }
  const before = standing?.version ?? null;
  if (!(await shops.publish(standing, { version, pages, before }))) {
    throw new Error('somebody else published shops at the same moment: look, and publish again');
  }
  return { shops: list.length, isNew: true };
}

/** As a Chinese reader looks for a name: by its sound. */
const byName = (list: readonly ShopInFile[]): readonly ShopInFile[] =>
  [...list].sort((a, b) => a.name.zh.localeCompare(b.name.zh, 'zh-Hans-CN'));
