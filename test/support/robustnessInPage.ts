import { robustnessBytes } from "./robustnessBytes.ts";

Object.assign(globalThis, { robustnessBytes });
