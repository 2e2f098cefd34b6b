/** More shops than any brand of ours has; all of them are kept in the memory of a process. */
export const SHOPS_MAX = 2000;
export const FAVOURITES_MAX = 20;
