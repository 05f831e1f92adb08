/** Plain JSON data: what ledger entries, schemes and saved states are made of. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };
