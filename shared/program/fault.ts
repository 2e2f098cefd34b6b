/** What is wrong, and where: `earning.rules[2].when.in[0]`. */
export type Fault = { readonly path: string; readonly message: string };
