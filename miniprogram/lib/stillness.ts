/** Whether somebody asked their system that nothing move. Only browsers tell. */
export const wantsStillness = (): boolean =>
  process.env.TARO_ENV === 'h5' && matchMedia('(prefers-reduced-motion: reduce)').matches;
