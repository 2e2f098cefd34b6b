export const faces = ['loading', 'empty', 'content', 'refusal', 'offline'] as const;
export type Face = (typeof faces)[number];
