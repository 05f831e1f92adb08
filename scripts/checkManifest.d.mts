/**
 * Checks an add-in manifest without a network.
 *
 * @param xmlText the manifest
 * @param readAsset bytes of a file of the folder assets, undefined when there is none
 * @returns the problems, one a line of text; empty when there is none
 */
export function checkManifest(
  xmlText: string,
  readAsset: (fileName: string) => Uint8Array | undefined,
): readonly string[];
