export type Room = {
  readonly room: string;
  readonly sees: readonly string[];
  readonly packages: Readonly<Record<string, string>>;
  readonly why: string;
};

export const rooms: readonly Room[];
