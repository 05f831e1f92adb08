import { useEffect, useMemo, useRef, type ReactNode } from "react";

import type { OfferedFile } from "../app/session/paneSession.ts";

type Props = {
  readonly heading: string;
  readonly files: readonly OfferedFile[];
  /** Says how many single files there are. */
  readonly single: (count: number) => string;
};

/** Files to download (下载): all in one zip first, each by itself behind it. */
export const Offers = ({ heading, files, single }: Props): ReactNode => {
  const links = useLinks(files);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [files]);
  const [first, ...rest] = links;
  if (!first) return null;
  return (
    <div className="offers" ref={box} tabIndex={-1} role="group" aria-label={heading}>
      <p>{heading}</p>
      <Link {...first} />
      {rest.length > 0 && (
        <details>
          <summary>{single(rest.length)}</summary>
          <ul role="list">
            {rest.map((link) => (
              <li key={link.name}>
                <Link {...link} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};

type Address = { readonly name: string; readonly address: string };

const Link = ({ name, address }: Address): ReactNode => (
  <a href={address} download={name.replaceAll("/", "-")}>
    {name}
  </a>
);

/** Addresses that hold as long as the links are shown. */
const useLinks = (files: readonly OfferedFile[]): readonly Address[] => {
  const links = useMemo(
    () => files.map(({ name, bytes }) => ({ name, address: URL.createObjectURL(new Blob([new Uint8Array(bytes)])) })),
    [files],
  );
  useEffect(
    () => () => {
      for (const { address } of links) URL.revokeObjectURL(address);
    },
    [links],
  );
  return links;
};
