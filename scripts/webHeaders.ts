/**
 * What a web server says beside each file of the workbench (响应头). The page carries its own content security policy; these are the
 * parts that only a header can say. docs/workbench.md has them for nginx and IIS.
 */
export const webHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": "frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
};
