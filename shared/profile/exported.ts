import type { Words } from '../kernel/words';
import type { Cell, ExportRows } from '../privacy/contracts';
import type { PreferenceGroup } from '../program/contracts';
import type { Child, Choice, Profile } from './profile';

const columns = [
  { id: 'field', words: { zh: '项目', en: 'Field' } },
  { id: 'value', words: { zh: '内容', en: 'Value' } },
];

/** A profile as rows: what it is, and what was told. Nothing told, no row. */
export function exportedProfile(
  profile: Profile | null,
  groups: readonly PreferenceGroup[],
): ExportRows {
  const rows = profile === null ? [] : rowsOf(profile, groups);
  return { columns, rows: rows.filter(([, value]) => value !== null), next: null };
}

function rowsOf(
  profile: Profile,
  groups: readonly PreferenceGroup[],
): readonly (readonly Cell[])[] {
  const { name, birthday, children, preferences, shop } = profile;
  const year = birthday?.year ?? null;
  const day = birthday && (year === null ? birthday.day : `${year}-${birthday.day}`);
  return [
    [{ zh: '称呼', en: 'Name' }, name?.name ?? null],
    [{ zh: '尊称', en: 'Title' }, name?.title ?? null],
    [{ zh: '生日', en: 'Birthday' }, day],
    ...children.map((child): Cell[] => [childWords(child), child.date]),
    ...preferences.map((choice): Cell[] => choiceRow(choice, groups)),
    [{ zh: '常去门店', en: 'Preferred shop' }, shop],
  ];
}

function childWords({ name, stage }: Child): Words {
  const who = name === null ? { zh: '孩子', en: 'Child' } : { zh: name, en: name };
  return stage === 'born'
    ? { zh: `${who.zh} · 出生日期`, en: `${who.en}, born` }
    : { zh: `${who.zh} · 预产期`, en: `${who.en}, due` };
}

/** By the brand's words; what it no longer offers keeps its id. */
function choiceRow({ group, chosen }: Choice, groups: readonly PreferenceGroup[]): Cell[] {
  const asked = groups.find(({ id }) => id === group);
  const names = chosen.map((id) => asked?.options.find((option) => option.id === id)?.words);
  const listed = (language: keyof Words) =>
    names.map((words, index) => words?.[language] ?? chosen[index]).join(', ');
  return [asked?.words ?? group, { zh: listed('zh'), en: listed('en') }];
}
