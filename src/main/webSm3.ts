import { hexToBytes } from "@noble/hashes/utils.js";
import { sm3 } from "sm-crypto-v2";

/** SM3 (GB/T 32905) where there is no Node to do it. */
export const webSm3 = (bytes: Uint8Array): Uint8Array => hexToBytes(sm3(bytes));
